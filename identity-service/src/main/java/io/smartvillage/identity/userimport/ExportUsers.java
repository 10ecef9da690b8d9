package io.smartvillage.identity.userimport;

import io.smartvillage.identity.user.FindUsers;
import io.smartvillage.identity.user.VillageUser;
import io.smartvillage.platform.imports.ImportColumn;
import io.smartvillage.platform.spreadsheet.Column;
import io.smartvillage.platform.spreadsheet.ExportTable;
import io.smartvillage.platform.spreadsheet.PagedRows;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// All people of the village as a table that [UserImporter] reads.
@Service
public class ExportUsers {

    public static final ExportTable<VillageUser> TABLE =
            new ExportTable<>(
                    UserImporter.KIND,
                    List.of(
                            text(UserImporter.USERNAME, VillageUser::username),
                            text(UserImporter.DISPLAY_NAME, user -> user.details().displayName()),
                            text(UserImporter.EMAIL, user -> user.details().email()),
                            text(UserImporter.PHONE, user -> user.details().phone()),
                            text(
                                    UserImporter.ROLE,
                                    user ->
                                            user.details()
                                                    .role()
                                                    .name()
                                                    .toLowerCase(Locale.ROOT))));

    private final FindUsers findUsers;

    ExportUsers(FindUsers findUsers) {
        this.findUsers = findUsers;
    }

    /// Read as they are used: memory does not grow with the village. Of the erased there is nothing
    /// to be said.
    public Stream<VillageUser> all() {
        return PagedRows.<VillageUser>stream(
                        (last, limit) -> findUsers.next(last.map(VillageUser::id), limit))
                .filter(user -> user.erasedAt() == null);
    }

    private static Column<VillageUser> text(
            ImportColumn column, Column.Cell<VillageUser, String> cell) {
        return Column.text(column.thai(), column.english(), cell);
    }
}
