package io.smartvillage.access.credential;

import io.smartvillage.access.plate.Plate;
import io.smartvillage.access.plate.PlateRefusedException;
import io.smartvillage.access.plate.Province;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a card, a plate or an app shows, as it is compared.
///
/// @param normalized a plate's number without its province
/// @param province of a plate, if somebody said
public record CredentialValue(CredentialKind kind, String normalized, @Nullable Province province) {

    private static final Pattern APP_KEY = Pattern.compile("[\\x21-\\x7e]{8,200}");

    /// @throws CredentialValueRefusedException if no card, plate or app shows such a thing
    public static CredentialValue of(CredentialKind kind, String text) {
        return switch (kind) {
            case CARD ->
                    new CredentialValue(
                            kind,
                            CardNumber.normalized(text)
                                    .orElseThrow(() ->
                                            new CredentialValueRefusedException("field.card")),
                            null);
            case PLATE -> ofPlate(text);
            case APP -> ofApp(text.strip());
        };
    }

    private static CredentialValue ofPlate(String text) {
        try {
            var plate = Plate.of(text);
            return new CredentialValue(CredentialKind.PLATE, plate.number(), plate.province());
        } catch (PlateRefusedException e) {
            throw new CredentialValueRefusedException(e.messageKey());
        }
    }

    private static CredentialValue ofApp(String key) {
        if (!APP_KEY.matcher(key).matches()) {
            throw new CredentialValueRefusedException("field.app-key");
        }
        return new CredentialValue(CredentialKind.APP, key, null);
    }

    public @Nullable Integer provinceCode() {
        return province == null ? null : province.code();
    }

    /// As people read it.
    public String written() {
        return kind == CredentialKind.PLATE
                ? new Plate(normalized, province).written()
                : normalized;
    }

    /// The value itself is in no log.
    @Override
    public String toString() {
        return "CredentialValue[" + kind + "]";
    }
}
