package io.smartvillage.property.settings;

/// What a village may keep about its houses, or not.
public enum Kept {
    VEHICLES,
    PETS,
    KEYCARDS;

    boolean by(PropertySettings settings) {
        return switch (this) {
            case VEHICLES -> settings.vehicles();
            case PETS -> settings.pets();
            case KEYCARDS -> settings.keycards();
        };
    }
}
