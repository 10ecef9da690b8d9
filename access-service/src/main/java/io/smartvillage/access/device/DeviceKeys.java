package io.smartvillage.access.device;

import io.smartvillage.platform.security.KeyHolder;
import io.smartvillage.platform.security.PathKeys;
import io.smartvillage.platform.tenancy.JobsRole;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The keys in the addresses of devices. They are random enough to be hashed without a key.
@Component
class DeviceKeys implements PathKeys {

    private static final int BYTES = 32;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final JobsRole jobs;
    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    DeviceKeys(JobsRole jobs, JdbcClient jdbc) {
        this.jobs = jobs;
        this.jdbc = jdbc;
    }

    String newKey() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 on this JDK", e);
        }
    }

    /// The holder's id is the adapter's.
    @Override
    public Optional<KeyHolder> find(String key) {
        if (!KEY.matcher(key).matches()) {
            return Optional.empty();
        }
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select village_id, id from device_adapter
                                where key_hash = ? and status = 'active'
                                """)
                        .param(hash(key))
                        .query((row, _) ->
                                new KeyHolder(
                                        row.getObject("id", UUID.class),
                                        row.getObject("village_id", UUID.class)))
                        .optional());
    }
}
