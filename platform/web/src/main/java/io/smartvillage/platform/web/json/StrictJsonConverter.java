package io.smartvillage.platform.web.json;

import io.smartvillage.platform.web.problem.FieldProblem;
import io.smartvillage.platform.web.problem.Problems;
import io.smartvillage.platform.web.problem.UnreadableFieldsException;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a JSON body or names every field of it that is wrong.
///
/// A body that binds costs one pass. One that does not is bound again without each field that was
/// refused, until the rest binds; the rest is validated too, so that a wrong type in one field does
/// not hide a missing one.
final class StrictJsonConverter extends JacksonJsonHttpMessageConverter {

    private static final int MOST_PROBLEMS = 50;

    private final Validator validator;
    private final Problems problems;
    private final long limit;

    StrictJsonConverter(JsonMapper mapper, Validator validator, Problems problems, DataSize limit) {
        super(mapper);
        this.validator = validator;
        this.problems = problems;
        this.limit = limit.toBytes();
    }

    @Override
    public Object read(
            ResolvableType type, HttpInputMessage input, @Nullable Map<String, Object> hints)
            throws IOException {
        var body = new Body(input, bytes(input));
        try {
            return super.read(type, body, hints);
        } catch (HttpMessageNotReadableException e) {
            if (e.getCause() instanceof DatabindException databind) {
                throw new UnreadableFieldsException(
                        wrongFields(type, body.content, databind), e, input);
            }
            throw e;
        }
    }

    private byte[] bytes(HttpInputMessage input) throws IOException {
        var bytes = input.getBody().readNBytes((int) limit + 1);
        if (bytes.length > limit) {
            throw new MaxUploadSizeExceededException(limit);
        }
        return bytes;
    }

    private List<FieldProblem> wrongFields(
            ResolvableType type, byte[] content, DatabindException first) {
        var mapper = getMapper();
        var wrong = new ArrayList<FieldProblem>();
        try {
            var tree = mapper.readTree(content);
            DatabindException problem = first;
            while (problem != null) {
                wrong.add(new FieldProblem(path(problem), message(problem)));
                if (wrong.size() >= MOST_PROBLEMS || !remove(tree, problem)) {
                    return wrong;
                }
                problem = bind(type, tree, wrong);
            }
        } catch (JacksonException e) {
            wrong.add(new FieldProblem("", problems.text("field.json")));
        }
        return wrong;
    }

    /// @return what is still wrong, or null once the rest binds and was validated into `wrong`
    private @Nullable DatabindException bind(
            ResolvableType type, JsonNode tree, List<FieldProblem> wrong) {
        var mapper = getMapper();
        try {
            Object rest = mapper.treeToValue(tree, mapper.constructType(type.getType()));
            if (rest != null) {
                for (var violation : validator.validate(rest)) {
                    var path = violation.getPropertyPath().toString();
                    if (wrong.stream().noneMatch(known -> known.field().equals(path))) {
                        wrong.add(new FieldProblem(path, violation.getMessage()));
                    }
                }
            }
            return null;
        } catch (DatabindException e) {
            return e;
        }
    }

    private static boolean remove(JsonNode tree, DatabindException problem) {
        JsonNode parent = tree;
        var path = problem.getPath();
        for (int i = 0; i < path.size() - 1; i++) {
            var step = path.get(i);
            parent =
                    step.getPropertyName() == null
                            ? parent.path(step.getIndex())
                            : parent.path(step.getPropertyName());
        }
        if (path.isEmpty()) {
            return false;
        }
        var last = path.getLast();
        return switch (parent) {
            case ObjectNode object when last.getPropertyName() != null ->
                    object.remove(last.getPropertyName()) != null;
            case ArrayNode array when last.getIndex() >= 0 && last.getIndex() < array.size() -> {
                array.remove(last.getIndex());
                yield true;
            }
            default -> false;
        };
    }

    private static String path(DatabindException problem) {
        var path = new StringBuilder();
        for (var step : problem.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private String message(DatabindException problem) {
        return switch (problem) {
            case UnrecognizedPropertyException _ -> problems.text("field.unknown");
            case InvalidFormatException format when format.getTargetType() == String.class ->
                    problems.text("field.characters");
            case MismatchedInputException mismatch when mismatch.getTargetType() != null ->
                    problems.mustBe(mismatch.getTargetType());
            default -> problems.text("field.value");
        };
    }

    /// A body that was read into memory, within the limit.
    private static final class Body implements HttpInputMessage {

        private final HttpInputMessage original;
        private final byte[] content;

        Body(HttpInputMessage original, byte[] content) {
            this.original = original;
            this.content = content;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public HttpHeaders getHeaders() {
            return original.getHeaders();
        }
    }
}
