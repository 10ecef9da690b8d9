package io.smartvillage.platform.personaldata;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a service has about one person, by section.
public final class PersonalDataExport {

    private final Map<String, List<?>> sections = new LinkedHashMap<>();

    /// @param name what the rows are, in English
    /// @param rows records or maps, as the person shall read them in JSON
    /// @throws IllegalArgumentException if another holder has a section of that name
    public void add(String name, Collection<?> rows) {
        if (sections.putIfAbsent(name, List.copyOf(rows)) != null) {
            throw new IllegalArgumentException("two sections " + name);
        }
    }

    /// In the order in which they were added.
    public Map<String, List<?>> sections() {
        return Collections.unmodifiableMap(sections);
    }
}
