package io.smartvillage.billing.household;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.property.PropertyState;
import io.smartvillage.platform.eventcontracts.EventContracts;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class HouseholdFactsTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void readsTheProducersExamples() {
        assertThat(read("property.ResidentMovedIn", ResidentMovedIn.class).from()).isNotNull();
        assertThat(read("property.ResidentMovedOut", ResidentMovedOut.class).until()).isNotNull();
        var sold = read("property.PropertySold", PropertySold.class);
        assertThat(sold.on()).isNotNull();
        assertThat(sold.sellerIds()).isNotEmpty();
        assertThat(sold.buyers()).extracting(PropertySold.Buyer::userId).isNotEmpty();
        assertThat(read("property.PropertyState", PropertyState.class).ownerIds()).hasSize(2);
    }

    private static <T> T read(String type, Class<T> as) {
        return JSON.readValue(EventContracts.example(type), as);
    }
}
