package io.smartvillage.platform.web.problem;

import io.smartvillage.platform.security.SignatureRefusedException;
import io.smartvillage.platform.security.VillageRefusedException;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// The problems that every service has; a service's own advice comes first and adds its domain's.
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class PlatformProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformProblems.class);

    private static final String INVALID = "invalid-request";

    /// SQL states of values that are too long, out of range or no text (NUL).
    private static final Set<String> UNSTORABLE =
            Set.of("22001", "22003", "22008", "22021", "22P05");

    /// The rest of that class is ours to answer for: a read without a transaction has no village,
    /// and PostgreSQL then says that '' is no UUID.
    private static final String DATA_EXCEPTION = "22";

    private final Problems problems;

    PlatformProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(AuthenticationException e) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .body(problems.of(HttpStatus.UNAUTHORIZED, "unauthenticated"));
    }

    /// The same for whatever is wrong with it.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(SignatureRefusedException e) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Signature")
                .body(problems.of(HttpStatus.UNAUTHORIZED, "signature-refused"));
    }

    @ExceptionHandler
    ProblemDetail on(VillageRefusedException e) {
        return problems.of(HttpStatus.FORBIDDEN, e.reason().code());
    }

    @ExceptionHandler
    ProblemDetail on(AccessDeniedException e) {
        return problems.of(HttpStatus.FORBIDDEN, "forbidden");
    }

    @ExceptionHandler
    ProblemDetail on(BadParameterException e) {
        return problems.ofFields(
                HttpStatus.BAD_REQUEST,
                INVALID,
                e.fields().stream()
                        .map(field ->
                                new FieldProblem(
                                        field.field(),
                                        problems.text(
                                                field.messageKey(), field.arguments().toArray())))
                        .toList());
    }

    @ExceptionHandler
    ProblemDetail on(ConstraintViolationException e) {
        return problems.ofFields(
                HttpStatus.BAD_REQUEST,
                INVALID,
                e.getConstraintViolations().stream()
                        .map(violation ->
                                new FieldProblem(
                                        violation.getPropertyPath().toString(),
                                        violation.getMessage()))
                        .toList());
    }

    @ExceptionHandler
    ProblemDetail on(OptimisticLockingFailureException e) {
        return problems.of(HttpStatus.CONFLICT, "changed-meanwhile");
    }

    /// A rule of the database that no check of ours caught first: usually two requests at once.
    @ExceptionHandler
    ProblemDetail on(DataIntegrityViolationException e) {
        if (e.getMostSpecificCause() instanceof SQLException refusal) {
            var state = String.valueOf(refusal.getSQLState());
            if (UNSTORABLE.contains(state)) {
                LOG.info("a value that cannot be stored: {}", refusal.getMessage());
                return problems.of(HttpStatus.BAD_REQUEST, "unstorable-value");
            }
            if (state.startsWith(DATA_EXCEPTION)) {
                return on((Exception) e);
            }
        }
        LOG.info("refused by a database constraint: {}", e.getMostSpecificCause().getMessage());
        return problems.of(HttpStatus.CONFLICT, "conflict");
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        QueryTimeoutException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<ProblemDetail> onDatabaseAway(Exception e) {
        LOG.warn("the database did not answer: {}", e.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(problems.of(HttpStatus.SERVICE_UNAVAILABLE, "database-unavailable"));
    }

    /// Past every handler: the container closes the connection of an answer that failed half-way.
    @ExceptionHandler
    void on(BrokenOffException e) {
        throw e;
    }

    @ExceptionHandler
    ProblemDetail on(Exception e) {
        LOG.error("unexpected failure", e);
        return problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal");
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var problem =
                e instanceof UnreadableFieldsException unreadable
                        ? problems.ofFields(HttpStatus.BAD_REQUEST, INVALID, unreadable.fields())
                        : problems.of(HttpStatus.BAD_REQUEST, "malformed-body");
        return handled(e, problem, headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var fields = new ArrayList<FieldProblem>();
        for (var error : e.getBindingResult().getAllErrors()) {
            fields.add(
                    new FieldProblem(
                            error instanceof FieldError field
                                    ? field.getField()
                                    : error.getObjectName(),
                            message(error)));
        }
        return invalid(e, fields, headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var fields = new ArrayList<FieldProblem>();
        for (var result : e.getParameterValidationResults()) {
            if (result instanceof ParameterErrors errors) {
                errors.getFieldErrors()
                        .forEach(f -> fields.add(new FieldProblem(f.getField(), message(f))));
                errors.getGlobalErrors()
                        .forEach(g -> fields.add(new FieldProblem(g.getObjectName(), message(g))));
            } else {
                var name = result.getMethodParameter().getParameterName();
                result.getResolvableErrors()
                        .forEach(error ->
                                fields.add(
                                        new FieldProblem(
                                                Objects.requireNonNullElse(name, ""),
                                                message(error))));
            }
        }
        return invalid(e, fields, headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var name =
                e instanceof MethodArgumentTypeMismatchException argument
                        ? argument.getName()
                        : Objects.requireNonNullElse(e.getPropertyName(), "");
        return invalid(
                e, List.of(new FieldProblem(name, problems.mustBe(required(e)))), headers, request);
    }

    /// What is in the `Optional` is what the caller got wrong.
    private static Class<?> required(TypeMismatchException e) {
        if (e instanceof MethodArgumentTypeMismatchException argument) {
            return argument.getParameter().nestedIfOptional().getNestedParameterType();
        }
        return Objects.requireNonNullElse(e.getRequiredType(), Object.class);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return missing(e, e.getParameterName(), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestPart(
            MissingServletRequestPartException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return missing(e, e.getRequestPartName(), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return e instanceof MissingRequestHeaderException header
                ? missing(e, header.getHeaderName(), headers, request)
                : handled(e, problems.of(HttpStatus.BAD_REQUEST, INVALID), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return handled(
                e, problems.of(HttpStatus.CONTENT_TOO_LARGE, "body-too-large"), headers, request);
    }

    /// What is left (404 without a route, 405, 406, 415 …) keeps Spring's status and headers.
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return super.handleExceptionInternal(
                e, ours(body) ? body : problems.ofStatus(status), headers, status, request);
    }

    private static boolean ours(@Nullable Object body) {
        return body instanceof ProblemDetail problem
                && problem.getType() != null
                && problem.getType().toString().startsWith(Problems.TYPE_PREFIX);
    }

    private ResponseEntity<Object> missing(
            Exception e, String name, HttpHeaders headers, WebRequest request) {
        return invalid(
                e,
                List.of(new FieldProblem(name, problems.text("field.missing"))),
                headers,
                request);
    }

    private ResponseEntity<Object> invalid(
            Exception e, List<FieldProblem> fields, HttpHeaders headers, WebRequest request) {
        return handled(
                e, problems.ofFields(HttpStatus.BAD_REQUEST, INVALID, fields), headers, request);
    }

    private ResponseEntity<Object> handled(
            Exception e, ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        return Objects.requireNonNull(
                handleExceptionInternal(
                        e, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request));
    }

    private static String message(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), "");
    }
}
