package io.smartvillage.expense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class MessagesTests {

    @Test
    void everyMessageIsInThaiToo() {
        var english = ResourceBundle.getBundle("messages/service", Locale.ROOT);
        var thai = ResourceBundle.getBundle("messages/service", Locale.of("th"));

        assertThat(thai.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet())
                .allSatisfy(key ->
                        assertThat(thai.getString(key)).isNotEqualTo(english.getString(key)));
    }
}
