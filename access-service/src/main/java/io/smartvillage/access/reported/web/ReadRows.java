package io.smartvillage.access.reported.web;

import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.ManualReason;
import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.accesslog.Source;
import io.smartvillage.access.reported.ReportOfGate.Reporter;
import io.smartvillage.access.reported.ReportedDecision;
import io.smartvillage.access.reported.web.ReportView.BrokenView;
import io.smartvillage.platform.web.problem.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads rows one by one, and names what cannot be read of each.
final class ReadRows {

    private static final Set<String> FIELDS =
            Set.of(
                    "nonce",
                    "direction",
                    "method",
                    "credential",
                    "passId",
                    "credentialId",
                    "decision",
                    "reason",
                    "manualReason",
                    "deviceTime",
                    "rulesVersion");

    private final Problems problems;
    private final Reporter reporter;
    private final List<BrokenView> broken = new ArrayList<>();

    ReadRows(Problems problems, Reporter reporter) {
        this.problems = problems;
        this.reporter = reporter;
    }

    List<BrokenView> broken() {
        return broken;
    }

    List<ReportedDecision> read(List<JsonNode> rows) {
        var read = new ArrayList<ReportedDecision>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            var row = new Row(i, rows.get(i)).read();
            if (row != null) {
                read.add(row);
            }
        }
        return read;
    }

    private final class Row {

        private final int index;
        private final JsonNode json;
        private boolean readable = true;

        Row(int index, JsonNode json) {
            this.index = index;
            this.json = json;
        }

        @Nullable ReportedDecision read() {
            if (!json.isObject()) {
                wrong("", problems.text("field.type", problems.text("field.type.object")));
                return null;
            }
            json.propertyNames().stream()
                    .filter(name -> !FIELDS.contains(name))
                    .forEach(name -> wrong(name, problems.text("field.unknown")));
            var nonce = required("nonce", text("nonce"));
            var direction = required("direction", constant("direction", Direction.class));
            var method = required("method", constant("method", AccessMethod.class));
            var credential = text("credential");
            var passId = value("passId", UUID.class, UUID::fromString);
            var credentialId = value("credentialId", UUID.class, UUID::fromString);
            var decision = required("decision", constant("decision", AccessStatus.class));
            var reason = constant("reason", Reason.class);
            var manualReason = constant("manualReason", ManualReason.class);
            var deviceTime =
                    required("deviceTime", value("deviceTime", Instant.class, Row::instant));
            var rulesVersion = required("rulesVersion", number("rulesVersion"));
            if (method == AccessMethod.MANUAL && reporter.byDevice()) {
                wrong("method", problems.text("field.manual-guard"));
            }
            if (!readable
                    || nonce == null
                    || direction == null
                    || method == null
                    || decision == null
                    || deviceTime == null
                    || rulesVersion == null) {
                return null;
            }
            return new ReportedDecision(
                    index,
                    reporter.gateId(),
                    reporter.userId(),
                    nonce,
                    direction,
                    method,
                    credential,
                    passId,
                    credentialId,
                    decision,
                    reason,
                    manualReason,
                    deviceTime,
                    rulesVersion,
                    Source.OFFLINE);
        }

        private static Instant instant(String text) {
            return OffsetDateTime.parse(text).toInstant();
        }

        private <T> @Nullable T required(String field, @Nullable T value) {
            if (value == null && isAbsent(field)) {
                wrong(field, problems.text("field.missing"));
            }
            return value;
        }

        private boolean isAbsent(String field) {
            return json.path(field).isMissingNode() || json.path(field).isNull();
        }

        private @Nullable String text(String field) {
            return value(field, String.class, Function.identity());
        }

        private @Nullable Integer number(String field) {
            if (isAbsent(field)) {
                return null;
            }
            if (json.path(field).isInt()) {
                return json.path(field).asInt();
            }
            wrong(field, problems.mustBe(Integer.class));
            return null;
        }

        private <E extends Enum<E>> @Nullable E constant(String field, Class<E> type) {
            return value(field, type, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
        }

        private <T> @Nullable T value(String field, Class<?> type, Function<String, T> parse) {
            if (isAbsent(field)) {
                return null;
            }
            var node = json.path(field);
            try {
                if (node.isString() && node.asString().indexOf(0) < 0) {
                    return parse.apply(node.asString());
                }
            } catch (IllegalArgumentException | DateTimeException _) {
                // Named below, like what is no text at all.
            }
            wrong(field, problems.mustBe(type));
            return null;
        }

        private void wrong(String field, String message) {
            readable = false;
            broken.add(new BrokenView(index, field, message));
        }
    }
}
