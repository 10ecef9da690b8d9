package io.smartvillage.platform.testing.sample;

import io.smartvillage.platform.testing.TestTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class SampleTopics {

    public static final String NOTES = "sample.note.v1";
    public static final String WRITTEN = "sample.NoteWritten";
    public static final String AUDIT = "sample.audit.v1";

    /// What the sample mirrors: somebody else's notes.
    public static final String MIRRORED = "other.note-state.v1";

    public static final String MIRRORED_STATE = "other.NoteState";

    /// What the sample counts in batches.
    public static final String COUNTED = "other.count.v1";

    public static final String COUNTED_EVENT = "other.Counted";

    public static final String REPEATED_EVENT = "other.Repeated";

    /// What the holey listener reads.
    public static final String TRUSTED = "other.trusted.v1";

    public static final String TRUSTED_CHANGE = "other.TrustedChange";

    @Bean
    TestTopics createdTopics() {
        var topics = TestTopics.shared();
        topics.ensure(NOTES, AUDIT, MIRRORED, COUNTED, TRUSTED);
        return topics;
    }
}
