package io.smartvillage.property.group;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.property.property.GroupOfHouse;
import io.smartvillage.property.property.Groups;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `house_group_member`.
@Repository
class HouseGroupMembers implements Groups {

    private final JdbcClient jdbc;

    HouseGroupMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Member(UUID propertyId, UUID houseGroupId, String kind) {}

    @Override
    public Map<UUID, List<GroupOfHouse>> of(Collection<UUID> propertyIds) {
        return jdbc
                .sql(
                        """
                        select property_id, house_group_id, kind from house_group_member
                        where property_id = any(?) order by property_id, kind
                        """)
                .param(propertyIds.toArray(UUID[]::new))
                .query(Member.class)
                .list()
                .stream()
                .collect(
                        groupingBy(
                                Member::propertyId,
                                mapping(
                                        member ->
                                                new GroupOfHouse(
                                                        member.houseGroupId(), member.kind()),
                                        toList())));
    }

    boolean any(UUID houseGroupId) {
        return jdbc.sql("select exists (select from house_group_member where house_group_id = ?)")
                .param(houseGroupId)
                .query(Boolean.class)
                .single();
    }

    /// Afterwards the house is in these groups and in no others.
    void replace(UUID propertyId, Collection<HouseGroup> groups) {
        jdbc.sql("delete from house_group_member where property_id = ?").param(propertyId).update();
        for (var group : groups) {
            jdbc.sql(
                            """
                            insert into house_group_member
                                (village_id, property_id, kind, house_group_id)
                            values (?, ?, ?, ?)
                            """)
                    .params(CurrentVillage.id(), propertyId, group.kind().column, group.id())
                    .update();
        }
    }
}
