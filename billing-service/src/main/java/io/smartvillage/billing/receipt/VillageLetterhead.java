package io.smartvillage.billing.receipt;

import io.smartvillage.billing.document.Letterhead;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import io.smartvillage.platform.villagedirectory.VillageEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How the village signs today: by its settings, else by its name alone.
@Component
class VillageLetterhead {

    private final JdbcClient jdbc;
    private final VillageDirectory directory;

    VillageLetterhead(JdbcClient jdbc, VillageDirectory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    Letterhead current() {
        return jdbc.sql(
                        """
                        select l.* from billing_settings s
                        join letterhead l on l.id = s.letterhead_id
                        """)
                .query((row, _) ->
                        new Letterhead(
                                row.getString("name"),
                                row.getString("address"),
                                row.getString("tax_id"),
                                row.getString("phone"),
                                row.getString("logo")))
                .optional()
                .orElseGet(() -> new Letterhead(villageName(), "", null, null, null));
    }

    private String villageName() {
        return directory.current().map(VillageEntry::name).orElse("");
    }
}
