package io.smartvillage.visitor.property;

import io.smartvillage.platform.tenancy.MirrorList;
import io.smartvillage.platform.tenancy.MirrorTable;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The tables `property` and `property_resident`.
@Component
public class PropertyMirror {

    private final JdbcClient jdbc;
    private final MirrorTable properties;
    private final MirrorList residents;

    PropertyMirror(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.properties = new MirrorTable(jdbc, "property", "updated_at");
        this.residents = new MirrorList(jdbc, "property_resident", "property_id", "user_id");
    }

    @Transactional(readOnly = true)
    public boolean exists(UUID propertyId) {
        return properties.has(propertyId);
    }

    /// Whoever else locks the house waits for this transaction's end.
    ///
    /// @return whether there is one
    @Transactional
    public boolean lock(UUID propertyId) {
        return jdbc.sql("select true from property where id = ? for no key update")
                .param(propertyId)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /// Houses that the person owns or lives in.
    @Transactional(readOnly = true)
    public List<UUID> ofPerson(UUID userId) {
        return jdbc.sql(
                        """
                        select id from property where owner_id = :userId
                        union
                        select property_id from property_resident where user_id = :userId
                        """)
                .param("userId", userId)
                .query(UUID.class)
                .list();
    }

    /// A state older than the mirrored one changes nothing.
    @Transactional
    public void mirror(PropertyState state) {
        var isNewest =
                properties
                        .state(state.propertyId(), state.updatedAt())
                        .with("owner_id", state.ownerId())
                        .keep();
        if (isNewest) {
            residents.replace(state.propertyId(), state.residentIds());
        }
    }
}
