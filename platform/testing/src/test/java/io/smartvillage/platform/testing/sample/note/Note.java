package io.smartvillage.platform.testing.sample.note;

import io.smartvillage.platform.privacy.EncryptedText;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@DynamicUpdate // what is encrypted anew is no change
public class Note {

    public enum Kind {
        NOTICE,
        REMINDER
    }

    @Id private UUID id;
    @TenantId private UUID villageId;

    private String title;

    @Convert(converter = EncryptedText.class)
    private String author;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private BigDecimal amount;
    private LocalDate due;

    @Version private @Nullable Long version;

    protected Note() {}

    Note(UUID villageId, UUID id, NoteDetails details) {
        this.villageId = villageId;
        this.id = id;
        this.title = details.title();
        this.author = details.author();
        this.kind = details.kind();
        this.amount = details.amount();
        this.due = details.due();
    }

    NoteWritten rename(String newTitle) {
        this.title = newTitle;
        return written();
    }

    NoteWritten written() {
        return new NoteWritten(id, title, version == null ? 0 : version + 1);
    }

    public UUID id() {
        return id;
    }

    public UUID villageId() {
        return villageId;
    }

    public NoteDetails details() {
        return new NoteDetails(title, author, kind, amount, due);
    }

    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("note " + id + " is not stored yet");
        }
        return version;
    }
}
