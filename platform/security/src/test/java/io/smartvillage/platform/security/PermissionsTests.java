package io.smartvillage.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PermissionsTests {

    private static final String PAGE =
            """
            Text before.

            | permission | what | operator | admin | resident |
            |---|---|---|---|---|
            | note:read | notes | reach | all | own |
            | note:write | write | | all | |
            | village:create | villages | all | | |

            Text after.
            """;

    private final Permissions permissions = Permissions.parse(PAGE);

    @Test
    void readsTheTableAndNothingElse() {
        assertThat(permissions.roles()).containsExactly("operator", "admin", "resident");
        assertThat(permissions.permissions())
                .containsExactly("note:read", "note:write", "village:create");
    }

    @Test
    void grantsWhatTheCellsSay() {
        assertThat(permissions.authoritiesOf(List.of("admin"), true))
                .containsExactly("note:read", "note:write");
        assertThat(permissions.authoritiesOf(List.of("resident"), true))
                .containsExactly("note:read:own");
        assertThat(permissions.authoritiesOf(List.of("resident", "admin"), true))
                .containsExactly("note:read", "note:read:own", "note:write");
        assertThat(permissions.authoritiesOf(List.of(), true)).isEmpty();
        assertThat(permissions.authoritiesOf(List.of("offline_access"), true)).isEmpty();
    }

    @Test
    void letsTheOperatorReachOnlyIntoAVillage() {
        assertThat(permissions.authoritiesOf(List.of("operator"), false))
                .containsExactly("village:create");
        assertThat(permissions.authoritiesOf(List.of("operator"), true))
                .containsExactly("note:read", "village:create");
    }

    @Test
    void refusesACellItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Permissions.parse(PAGE.replace("| own |", "| mine |")))
                .withMessage("permissions.md: no such cell: mine");
    }

    @Test
    void refusesARowThatIsCutOff() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Permissions.parse(PAGE.replace("| write | | all | |", "| write |")))
                .withMessage("permissions.md: the row of note:write has 2 cells, not 5");
    }

    @Test
    void refusesAPermissionThatIsThereTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Permissions.parse(PAGE.replace("note:write", "note:read")))
                .withMessage("permissions.md: note:read is there twice");
    }

    @Test
    void refusesAPageWithoutATable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Permissions.parse("nothing"))
                .withMessage("permissions.md: no table");
    }

    @Test
    void theRealPageCanBeRead() {
        var real = Permissions.load();

        assertThat(real.roles())
                .containsExactly("operator", "admin", "staff", "guard", "resident", "gate");
        assertThat(real.permissions()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(real.permissions()).allMatch(name -> name.matches("[a-z-]+:[a-z-]+"));
    }
}
