package io.smartvillage.infra.bench;

import io.smartvillage.infra.servers.Ports;
import io.smartvillage.infra.servers.PostgresServer;
import io.smartvillage.infra.servers.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What row-level security and its `set_config` cost: pgbench on two tables with the same rows, one
/// protected as every table of the services is, one not.
///
/// The figures with a bar pipeline each transaction, so that they show what PostgreSQL pays. Those
/// without send it as the JDBC driver does (`begin` with the first statement, each further
/// statement after the answer to the one before): there `set_config` is one more trip between
/// application and database.
final class RlsBench implements Bench.Run {

    private static final int VILLAGES = 200;
    private static final int HOUSES = 500;
    private static final int ROUNDS = 3;
    private static final Duration RUN = Duration.ofSeconds(8);
    private static final int CLIENTS = 8;
    private static final double POINT_BAR = 0.85;
    private static final double LIST_BAR = 0.9;

    private static final String SCHEMA =
            """
            drop schema if exists rls cascade;
            create schema rls;
            create table rls.house_plain (
                village_id uuid not null, id uuid not null, house_number text not null,
                area numeric(10, 2) not null, primary key (village_id, id));
            insert into rls.house_plain
                select ('00000000-0000-7000-8000-' || lpad(v::text, 12, '0'))::uuid,
                       ('00000000-0000-7000-9000-' || lpad(h::text, 12, '0'))::uuid,
                       '99/' || h, 50 + h %% 20
                from generate_series(0, %1$d) v, generate_series(0, %2$d) h;
            create table rls.house_protected (like rls.house_plain including all);
            insert into rls.house_protected select * from rls.house_plain;
            alter table rls.house_protected enable row level security;
            alter table rls.house_protected force row level security;
            create policy village on rls.house_protected for all
                using (village_id = (select current_setting('app.village_id')::uuid))
                with check (village_id = (select current_setting('app.village_id')::uuid));
            do $$ begin
                if not exists (select from pg_roles where rolname = 'rls_bench') then
                    create role rls_bench login;
                end if;
            end $$;
            alter role rls_bench password '%3$s';
            grant usage on schema rls to rls_bench;
            grant select on all tables in schema rls to rls_bench;
            """;

    private static final String VARIABLES =
            """
            \\set v random(0, %d)
            \\set h random(0, %d)
            """
                    .formatted(VILLAGES - 1, HOUSES - 1);

    private static final String VILLAGE = "('00000000-0000-7000-8000-' || lpad(:v::text, 12, '0'))";
    private static final String HOUSE =
            "('00000000-0000-7000-9000-' || lpad(:h::text, 12, '0'))::uuid";

    private static final String POINT =
            "select * from %s where village_id = " + VILLAGE + "::uuid and id = " + HOUSE + ";\n";
    private static final String LIST =
            "select * from %s where village_id = " + VILLAGE + "::uuid order by id limit 50;\n";

    @Override
    public List<Figure> measure(Path folder)
            throws IOException, InterruptedException, SQLException {
        var pgbench = new Pgbench();
        var postgres = new PostgresServer(folder.resolve("postgres"), Ports.free(1).getFirst());
        postgres.start(Progress.SILENT);
        try {
            var password = postgres.superuserPassword();
            try (var connection = postgres.connectAsSuperuser(PostgresServer.DATABASE);
                    var statement = connection.createStatement()) {
                statement.execute(SCHEMA.formatted(VILLAGES - 1, HOUSES - 1, password));
                statement.execute("vacuum analyze");
            }
            Cores.pin(postgres.process().pid().orElseThrow(), Cores.SUBJECT);
            var figures = new ArrayList<Figure>();
            for (var shape : Shape.values()) {
                figures.add(
                        figure(pgbench, postgres, folder, "point read", shape, POINT, POINT_BAR));
                figures.add(
                        figure(pgbench, postgres, folder, "village list", shape, LIST, LIST_BAR));
            }
            return figures;
        } finally {
            postgres.stop(Progress.SILENT);
        }
    }

    /// How the statements of a transaction travel.
    private enum Shape {
        PIPELINED("prepared", "\\startpipeline\nbegin;\n", "commit;\n\\endpipeline\n", ""),
        AS_JDBC("simple", "begin\\; ", "commit;\n", ", one message at a time");

        private final String protocol;
        private final String begin;
        private final String commit;
        private final String suffix;

        Shape(String protocol, String begin, String commit, String suffix) {
            this.protocol = protocol;
            this.begin = begin;
            this.commit = commit;
            this.suffix = suffix;
        }
    }

    private static Figure figure(
            Pgbench pgbench,
            PostgresServer postgres,
            Path folder,
            String name,
            Shape shape,
            String query,
            double bar)
            throws IOException {
        var plain =
                load(
                        folder,
                        shape,
                        "plain",
                        shape.begin + query.formatted("rls.house_plain") + shape.commit);
        var guarded =
                load(
                        folder,
                        shape,
                        "protected",
                        shape.begin
                                + "select set_config('app.village_id', "
                                + VILLAGE
                                + ", true);\n"
                                + query.formatted("rls.house_protected")
                                + shape.commit);
        var login = new Pgbench.Login("rls_bench", postgres.superuserPassword(), "");
        var medians =
                Figure.alternately(
                        ROUNDS,
                        List.of(guarded, plain),
                        side -> pgbench.perSecond(postgres, login, side));
        return Figure.ratio(
                "rls: " + name + shape.suffix,
                "with row-level security and set_config, tps",
                medians.get(0),
                "without, tps",
                medians.get(1),
                shape == Shape.PIPELINED ? bar : 0);
    }

    private static Pgbench.Load load(Path folder, Shape shape, String name, String statements)
            throws IOException {
        var file = folder.resolve(shape.protocol + "-" + name + ".sql");
        return new Pgbench.Load(
                Files.writeString(file, VARIABLES + statements), shape.protocol, CLIENTS, RUN);
    }
}
