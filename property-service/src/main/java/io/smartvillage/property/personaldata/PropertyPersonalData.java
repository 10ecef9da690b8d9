package io.smartvillage.property.personaldata;

import io.smartvillage.platform.personaldata.ErasedPerson;
import io.smartvillage.platform.personaldata.PersonalDataExport;
import io.smartvillage.platform.personaldata.PersonalDataHolder;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where somebody lives or lived, and what they own. No names: who they are is told by
/// identity-service.
@Component
class PropertyPersonalData implements PersonalDataHolder {

    record Owned(String houseNumber, String address) {}

    record Lived(
            String houseNumber,
            String address,
            String kind,
            LocalDate from,
            @Nullable LocalDate until) {}

    private final JdbcClient jdbc;

    PropertyPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(ErasedPerson person) {
        // Only ids are stored here, and they name nobody any more.
    }

    @Override
    public void export(UUID personId, PersonalDataExport export) {
        export.add(
                "owns",
                jdbc.sql(
                                """
                                select house_number, address from property
                                where owner_id = ? order by house_number
                                """)
                        .param(personId)
                        .query((row, _) ->
                                new Owned(row.getString("house_number"), row.getString("address")))
                        .list());
        export.add(
                "lives",
                jdbc.sql(
                                """
                                select p.house_number, p.address, o.kind, o.from_date, o.until_date
                                from occupancy o
                                join property p
                                    on p.village_id = o.village_id and p.id = o.property_id
                                where o.user_id = ? order by o.from_date, o.id
                                """)
                        .param(personId)
                        .query((row, _) ->
                                new Lived(
                                        row.getString("house_number"),
                                        row.getString("address"),
                                        row.getString("kind"),
                                        row.getObject("from_date", LocalDate.class),
                                        row.getObject("until_date", LocalDate.class)))
                        .list());
    }
}
