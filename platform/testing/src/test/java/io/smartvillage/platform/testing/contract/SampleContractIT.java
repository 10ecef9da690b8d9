package io.smartvillage.platform.testing.contract;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.SampleFixture;
import io.smartvillage.platform.testing.sample.SampleTopics;
import io.smartvillage.platform.testing.sample.note.NoteSigners;

/// The contract finds nothing in a service that keeps it.
class SampleContractIT extends VillageServiceContract {

    @Override
    protected void populate(DemoVillage village) {
        SampleFixture.populate(village, api, events);
    }

    @Override
    protected byte[] signingSecret(Route route, DemoVillage village) {
        return NoteSigners.secretsOf(village.id()).getFirst();
    }

    @Override
    boolean isTried(String pathOrTopic) {
        return !pathOrTopic.contains("/holes/") && !pathOrTopic.equals(SampleTopics.TRUSTED);
    }
}
