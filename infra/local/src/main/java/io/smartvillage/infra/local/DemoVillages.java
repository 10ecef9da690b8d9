package io.smartvillage.infra.local;

import io.smartvillage.infra.keycloak.DemoRealm;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.infra.keycloak.Tokens;
import io.smartvillage.infra.servers.Progress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/// Makes the two demo villages and their people known to identity-service, the way an operator and
/// an admin would.
///
/// Their accounts are in Keycloak already; identity-service adopts them. Repeating it changes
/// nothing.
final class DemoVillages {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;
    private static final Map<String, String> NAMES =
            Map.of("green", "หมู่บ้านสวนเขียว", "blue", "หมู่บ้านธารน้ำฟ้า");

    private final Stack stack;
    private final Tokens tokens;
    private final String identity;

    DemoVillages(Stack stack) {
        this.stack = stack;
        this.tokens = new Tokens(URI.create(stack.keycloak().baseUrl()));
        this.identity =
                "http://127.0.0.1:" + stack.settings().ports().of(Application.IDENTITY.module());
    }

    /// @throws LauncherException with the answer that was not expected
    void ensure(Progress progress) {
        var villages =
                String.join(",", DemoRealm.VILLAGES.stream().map(DemoVillage::toString).toList());
        if (stack.settings().isDone(Parts.POSTGRES, Parts.VILLAGES, villages)) {
            return;
        }
        for (var village : DemoRealm.VILLAGES) {
            progress.step(Parts.VILLAGES, "making " + village.alias());
            create(village);
        }
        for (var village : DemoRealm.VILLAGES) {
            progress.step(Parts.VILLAGES, "waiting for " + village.alias());
            awaitActive(village);
            progress.step(Parts.VILLAGES, "registering the people of " + village.alias());
            register(village);
        }
        stack.settings().done(Parts.POSTGRES, Parts.VILLAGES, villages);
    }

    private void create(DemoVillage village) {
        var body = new LinkedHashMap<String, Object>();
        body.put("id", village.id());
        body.put("alias", village.alias());
        body.put("name", NAMES.getOrDefault(village.alias(), village.alias()));
        body.put("address", "99 ถนนสุขุมวิท กรุงเทพฯ 10110");
        body.put("firstAdmin", person(village.admin()));
        post("/api/v1/villages", tokens.ofOperator(), body, ACCEPTED);
    }

    private void awaitActive(DemoVillage village) {
        var path = "/api/v1/villages/" + village.id();
        await(
                "village " + village.alias() + " is active",
                () -> {
                    var answer = Http.send("GET", identity + path, tokens.ofOperator(), "");
                    return answer.status() == OK
                            && JSON.readTree(answer.body())
                                    .path("status")
                                    .asString("")
                                    .equals("active");
                });
        await(
                village.admin() + " is let in",
                () ->
                        Http.send(
                                                "GET",
                                                identity + "/api/v1/me",
                                                tokens.fresh(village.admin(), village.alias()),
                                                "")
                                        .status()
                                == OK);
    }

    private void register(DemoVillage village) {
        var people = new LinkedHashMap<String, String>();
        people.put(village.staff(), "staff");
        people.put(village.guard(), "guard");
        people.put(village.resident(), "resident");
        people.put(village.secondResident(), "resident");
        people.put(DemoRealm.BOTH_VILLAGES, "resident");
        var token = tokens.of(village.admin(), village);
        people.forEach((username, role) -> {
            var body = person(username);
            body.put("role", role);
            post("/api/v1/users", token, body, CREATED);
        });
    }

    private static Map<String, Object> person(String username) {
        var person = new LinkedHashMap<String, Object>();
        person.put("username", username);
        person.put("email", username + "@demo.example");
        person.put("phone", "02-000-0000");
        return person;
    }

    /// A conflict says that it is there already.
    private void post(String path, String token, Map<String, Object> body, int expected) {
        var answer = Http.send("POST", identity + path, token, JSON.writeValueAsString(body));
        if (answer.status() != expected && answer.status() != CONFLICT) {
            throw new LauncherException(
                    "identity-service answered POST %s with %d: %s"
                            .formatted(path, answer.status(), answer.body()));
        }
    }

    private static void await(String what, Supplier<Boolean> condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.get()) {
            if (System.nanoTime() > deadline) {
                throw new LauncherException(
                        "Waited %d s in vain until %s: ./village logs identity-service"
                                .formatted(PATIENCE.toSeconds(), what));
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LauncherException("Interrupted", e);
            }
        }
    }
}
