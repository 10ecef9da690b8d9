package io.smartvillage.platform.imports;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A column of a file. Its heading may be its name, its Thai or its English word, or both as the
/// template has it; capitals, spaces and underscores make no difference.
///
/// @param name by which errors tell of it: `house_number`
/// @param required whether a file must have it; a cell of it may still be empty
/// @param example of the template's row
/// @param listed whether the template has it
/// @param otherNames that files of old may have
public record ImportColumn(
        String name,
        String thai,
        String english,
        boolean required,
        String example,
        boolean listed,
        List<String> otherNames) {

    public ImportColumn {
        otherNames = List.copyOf(otherNames);
    }

    public static ImportColumn required(String name, String thai, String english, String example) {
        return new ImportColumn(name, thai, english, true, example, true, List.of());
    }

    public static ImportColumn optional(String name, String thai, String english, String example) {
        return new ImportColumn(name, thai, english, false, example, true, List.of());
    }

    /// For those who know of it.
    public static ImportColumn unlisted(String name) {
        return new ImportColumn(name, name, name, false, "", false, List.of());
    }

    public ImportColumn orNamed(String... names) {
        return new ImportColumn(name, thai, english, required, example, listed, List.of(names));
    }

    boolean isNamed(String heading) {
        var wanted = plain(heading);
        return Stream.concat(
                        Stream.of(name, thai, english, thai + " / " + english), otherNames.stream())
                .anyMatch(each -> plain(each).equals(wanted));
    }

    private static String plain(String heading) {
        return heading.replaceAll("[\\s_\\u00A0]+", "").toLowerCase(Locale.ROOT);
    }
}
