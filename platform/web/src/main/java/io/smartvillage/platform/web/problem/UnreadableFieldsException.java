package io.smartvillage.platform.web.problem;

import java.util.List;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;

/// A JSON body whose fields are of wrong types or unknown; it names all of them.
public final class UnreadableFieldsException extends HttpMessageNotReadableException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldProblem> fields;

    public UnreadableFieldsException(
            List<FieldProblem> fields, Throwable cause, HttpInputMessage input) {
        super("unreadable fields: " + fields, cause, input);
        this.fields = List.copyOf(fields);
    }

    List<FieldProblem> fields() {
        return fields;
    }
}
