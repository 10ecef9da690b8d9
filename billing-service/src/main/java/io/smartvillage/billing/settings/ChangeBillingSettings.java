package io.smartvillage.billing.settings;

import io.smartvillage.billing.document.Letterhead;
import io.smartvillage.billing.settings.LogoRefusedException.Reason;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.storage.AttachmentPolicy;
import io.smartvillage.platform.storage.FileRefusedException;
import io.smartvillage.platform.storage.ImageSanitizer;
import io.smartvillage.platform.web.precondition.IfMatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.IdGenerator;

/// Decides everything anew. Another letterhead is a new one beside the old: papers keep theirs.
@Service
public class ChangeBillingSettings {

    /// Every PDF carries it.
    private static final int LARGEST_LOGO_BYTES = 200 * 1024;

    private final FindBillingSettings findSettings;
    private final SettingsRows rows;
    private final ImageSanitizer sanitizer;
    private final IdGenerator ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ChangeBillingSettings(
            FindBillingSettings findSettings,
            SettingsRows rows,
            ImageSanitizer sanitizer,
            IdGenerator ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.findSettings = findSettings;
        this.rows = rows;
        this.sanitizer = sanitizer;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// The logo is drawn anew outside of any transaction; the one that is stored stays as it is.
    ///
    /// @throws LogoRefusedException if it is no picture, or larger than 200 KB
    public BillingSettings change(IfMatch precondition, BillingSettingsTerms terms) {
        var before = findSettings.current();
        precondition.require(before.version());
        var letterhead = cleaned(terms.letterhead(), before.letterhead());
        return Objects.requireNonNull(
                transaction.execute(_ -> put(precondition, terms, letterhead)));
    }

    private BillingSettings put(
            IfMatch precondition, BillingSettingsTerms terms, @Nullable Letterhead letterhead) {
        var by = Caller.current().userId();
        var letterheadId = keep(letterhead, findSettings.current(), by);
        if (!rows.put(terms, letterheadId, precondition.version(), by, clock.instant())) {
            precondition.require(findSettings.current().version());
        }
        return findSettings.current();
    }

    private @Nullable UUID keep(@Nullable Letterhead letterhead, BillingSettings before, UUID by) {
        if (letterhead == null) {
            return null;
        }
        if (letterhead.equals(before.letterhead())) {
            return before.letterheadId();
        }
        var id = ids.generateId();
        rows.addLetterhead(id, letterhead, by, clock.instant());
        return id;
    }

    private @Nullable Letterhead cleaned(@Nullable Letterhead wanted, @Nullable Letterhead before) {
        if (wanted == null || wanted.logo() == null) {
            return wanted;
        }
        var isStored = before != null && wanted.logo().equals(before.logo());
        return isStored
                ? wanted
                : new Letterhead(
                        wanted.name(),
                        wanted.address(),
                        wanted.taxId(),
                        wanted.phone(),
                        cleaned(wanted.logo()));
    }

    private String cleaned(String logo) {
        try {
            var picture =
                    sanitizer.clean(
                            new ByteArrayInputStream(Base64.getDecoder().decode(logo)),
                            AttachmentPolicy.IMAGES);
            if (picture.sizeBytes() > LARGEST_LOGO_BYTES) {
                throw new LogoRefusedException(Reason.TOO_LARGE);
            }
            return Base64.getEncoder().encodeToString(picture.content().readAllBytes());
        } catch (FileRefusedException _) {
            throw new LogoRefusedException(Reason.NO_PICTURE);
        } catch (IllegalArgumentException _) {
            throw new LogoRefusedException(Reason.NO_BASE64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
