package io.smartvillage.billing.property;

import io.smartvillage.platform.tenancy.MirrorList;
import io.smartvillage.platform.tenancy.MirrorTable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The tables `property`, `house_owner` and `property_resident`.
@Component
public class PropertyMirror {

    private final JdbcClient jdbc;
    private final MirrorTable properties;
    private final MirrorList owners;
    private final MirrorList residents;

    PropertyMirror(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.properties = new MirrorTable(jdbc, "property", "updated_at");
        this.owners = new MirrorList(jdbc, "house_owner", "property_id", "user_id");
        this.residents = new MirrorList(jdbc, "property_resident", "property_id", "user_id");
    }

    /// Houses that the person owns or lives in.
    @Transactional(readOnly = true)
    public List<UUID> ofPerson(UUID userId) {
        return jdbc.sql(
                        """
                        select id from property where owner_id = :userId
                        union
                        select property_id from house_owner where user_id = :userId
                        union
                        select property_id from property_resident where user_id = :userId
                        """)
                .param("userId", userId)
                .query(UUID.class)
                .list();
    }

    public boolean isOf(UUID propertyId, UUID userId) {
        return ofPerson(userId).contains(propertyId);
    }

    @Transactional(readOnly = true)
    public boolean exists(UUID propertyId) {
        return jdbc.sql("select id from property where id = ?")
                .param(propertyId)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /// Empty if the village has no such house.
    @Transactional(readOnly = true)
    public Optional<String> houseNumber(UUID propertyId) {
        return jdbc.sql("select house_number from property where id = ?")
                .param(propertyId)
                .query(String.class)
                .optional();
    }

    /// A state older than the mirrored one changes nothing.
    @Transactional
    public void mirror(PropertyState state) {
        var isNewest =
                properties
                        .state(state.propertyId(), state.updatedAt())
                        .with("house_number", state.houseNumber())
                        .with("land_use", state.landUse())
                        .with("area_sq_wah", state.areaSqWah())
                        .with("status", state.status())
                        .with("owner_id", state.ownerId())
                        .keep();
        if (isNewest) {
            owners.replace(state.propertyId(), state.owners());
            residents.replace(state.propertyId(), state.residentIds());
        }
    }
}
