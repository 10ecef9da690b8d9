package io.smartvillage.access.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.eventcontracts.EventContracts;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PropertyStateTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String EXAMPLE = EventContracts.example("property.PropertyState");

    @Test
    void readsTheProducersExample() {
        var state = JSON.readValue(EXAMPLE, PropertyState.class);

        assertThat(state.owners()).hasSize(2).startsWith(state.ownerId());
        assertThat(state.residentIds()).hasSize(1);
    }

    @Test
    void aStateOfBeforeThereWereSeveralOwnersHasOne() {
        var old = (ObjectNode) JSON.readTree(EXAMPLE);
        old.remove("ownerIds");

        var state = JSON.treeToValue(old, PropertyState.class);

        assertThat(state.owners()).containsExactly(state.ownerId());
        old.putNull("ownerId");
        assertThat(JSON.treeToValue(old, PropertyState.class).owners()).isEmpty();
    }
}
