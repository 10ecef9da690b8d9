package io.smartvillage.identity.house;

import io.smartvillage.platform.tenancy.MirrorList;
import io.smartvillage.platform.tenancy.MirrorTable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The tables `house` and `house_resident` of the current village.
@Repository
public class Houses {

    /// A house that somebody has to do with.
    ///
    /// @param owner true if they own it
    /// @param resident true if they live there
    public record OwnHouse(UUID propertyId, String houseNumber, boolean owner, boolean resident) {}

    private final JdbcClient jdbc;
    private final MirrorTable houses;
    private final MirrorList residents;

    Houses(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.houses = new MirrorTable(jdbc, "house", "changed_at");
        this.residents = new MirrorList(jdbc, "house_resident", "house_id", "user_id");
    }

    public void mirror(PropertyState state) {
        var kept =
                houses.state(state.propertyId(), state.updatedAt())
                        .with("house_number", state.houseNumber())
                        .with("owner_id", state.ownerId())
                        .keep();
        if (kept) {
            residents.replace(state.propertyId(), state.residentIds());
        }
    }

    /// Those of the ids that are houses of the village.
    @Transactional(readOnly = true)
    public Set<UUID> among(Collection<UUID> ids) {
        return Set.copyOf(
                jdbc.sql("select id from house where id = any(?::uuid[])")
                        .param(ids.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    /// In order of house number.
    @Transactional(readOnly = true)
    public List<OwnHouse> of(UUID userId) {
        return jdbc.sql(
                        """
                        select h.id, h.house_number, coalesce(h.owner_id = :user, false) as owner,
                            exists (select from house_resident r
                                    where r.house_id = h.id and r.user_id = :user) as resident
                        from house h
                        where h.owner_id = :user
                           or h.id in (select house_id from house_resident where user_id = :user)
                        order by h.house_number, h.id
                        """)
                .param("user", userId)
                .query((row, _) ->
                        new OwnHouse(
                                row.getObject("id", UUID.class),
                                row.getString("house_number"),
                                row.getBoolean("owner"),
                                row.getBoolean("resident")))
                .list();
    }
}
