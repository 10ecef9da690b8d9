package io.smartvillage.property.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.eventcontracts.EventContracts;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class UserStateTests {

    @Test
    void readsTheProducersExample() {
        var state =
                JsonMapper.shared()
                        .readValue(EventContracts.example("identity.UserState"), UserState.class);

        assertThat(state.userId()).isNotNull();
        assertThat(state.role()).isEqualTo("resident");
        assertThat(state.status()).isEqualTo("active");
    }
}
