package io.smartvillage.platform.web.idempotency;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/// Claims the key, runs the handler and keeps its answer in one transaction.
final class IdempotencyInterceptor implements MethodInterceptor {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final Supplier<FirstAnswers> answers;
    private final Supplier<TransactionTemplate> transaction;
    private final Supplier<JsonMapper> mapper;

    IdempotencyInterceptor(
            Supplier<FirstAnswers> answers,
            Supplier<TransactionTemplate> transaction,
            Supplier<JsonMapper> mapper) {
        this.answers = answers;
        this.transaction = transaction;
        this.mapper = mapper;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation handler) throws Throwable {
        var request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
                        .getRequest();
        var key = request.getHeader(HEADER);
        if (key == null || CurrentVillage.find().isEmpty()) {
            return handler.proceed();
        }
        if (!KEY.matcher(key).matches()) {
            throw new BadParameterException(HEADER, "field.idempotency-key");
        }
        var hash = hash(request, handler);
        answers.get().prepare();
        try {
            return Objects.requireNonNull(
                            transaction
                                    .get()
                                    .execute(_ -> Optional.ofNullable(once(handler, key, hash))))
                    .orElse(null);
        } catch (HandlerFailure failure) {
            throw Objects.requireNonNull(failure.getCause());
        }
    }

    private @Nullable Object once(MethodInvocation handler, String key, byte[] hash) {
        UUID callerId = Caller.current().userId();
        var method = handler.getMethod();
        var stored = answers.get();
        if (!stored.claim(callerId, key, hash)) {
            var type = mapper.get().constructType(bodyType(method));
            var answer = stored.find(callerId, key, hash, type).orElseThrow();
            return returnsEntity(method) ? answer : answer.getBody();
        }
        var result = proceed(handler);
        stored.keep(callerId, key, entity(method, result));
        return result;
    }

    private static @Nullable Object proceed(MethodInvocation handler) {
        try {
            return handler.proceed();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new HandlerFailure(e);
        }
    }

    private static ResponseEntity<?> entity(Method method, @Nullable Object result) {
        if (result instanceof ResponseEntity<?> entity) {
            return entity;
        }
        var status = AnnotatedElementUtils.findMergedAnnotation(method, ResponseStatus.class);
        return ResponseEntity.status(status == null ? HttpStatus.OK : status.code()).body(result);
    }

    private static boolean returnsEntity(Method method) {
        return ResponseEntity.class.isAssignableFrom(method.getReturnType());
    }

    private static Type bodyType(Method method) {
        var type = method.getGenericReturnType();
        return returnsEntity(method) && type instanceof ParameterizedType entity
                ? entity.getActualTypeArguments()[0]
                : type;
    }

    private byte[] hash(HttpServletRequest request, MethodInvocation handler) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    (request.getMethod()
                                    + ' '
                                    + request.getRequestURI()
                                    + '?'
                                    + request.getQueryString())
                            .getBytes(StandardCharsets.UTF_8));
            var parameters = handler.getMethod().getParameters();
            for (int i = 0; i < parameters.length; i++) {
                var argument = handler.getArguments()[i];
                if (argument instanceof MultipartFile file) {
                    digest.update(file.getBytes());
                } else if (argument != null
                        && (parameters[i].isAnnotationPresent(RequestBody.class)
                                || parameters[i].isAnnotationPresent(RequestPart.class))) {
                    digest.update(mapper.get().writeValueAsBytes(argument));
                }
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Carries a handler's checked exception out of the transaction, which rolls back.
    private static final class HandlerFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        HandlerFailure(Throwable cause) {
            super(cause);
        }
    }
}
