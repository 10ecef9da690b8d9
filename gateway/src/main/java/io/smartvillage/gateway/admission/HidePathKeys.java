package io.smartvillage.gateway.admission;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/// The paths that pass without a token may hold a key: no trace repeats them.
@Component
class HidePathKeys implements ObservationFilter {

    private static final KeyValue HIDDEN = KeyValue.of("http.url", "hidden");

    private final SignedPaths signedPaths;

    HidePathKeys(SignedPaths signedPaths) {
        this.signedPaths = signedPaths;
    }

    @Override
    public Observation.Context map(Observation.Context context) {
        if (context instanceof ServerRequestObservationContext served
                && served.getCarrier() != null
                && signedPaths.contain(served.getCarrier())) {
            context.addHighCardinalityKeyValue(HIDDEN);
        }
        return context;
    }
}
