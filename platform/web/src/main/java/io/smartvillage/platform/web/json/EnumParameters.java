package io.smartvillage.platform.web.json;

import java.util.Arrays;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/// Query parameters and path variables name enum constants as JSON does: `?status=pending`.
final class EnumParameters implements ConverterFactory<String, Enum<?>> {

    @Override
    public <T extends Enum<?>> Converter<String, T> getConverter(Class<T> type) {
        return text ->
                Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.name().equalsIgnoreCase(text.strip()))
                        .findAny()
                        .orElseThrow(() -> new IllegalArgumentException("no such " + type));
    }
}
