package io.smartvillage.gateway.problem;

import org.springframework.http.HttpStatus;

/// Everything the gateway itself refuses or fails with. The code is the stable end of the problem's
/// `type`; the same codes mean the same in the services.
public enum Problem {
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "http-400"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "unauthenticated"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "forbidden"),
    NO_VILLAGE(HttpStatus.FORBIDDEN, "no-village"),
    SEVERAL_VILLAGES(HttpStatus.FORBIDDEN, "several-villages"),
    VILLAGE_MISMATCH(HttpStatus.FORBIDDEN, "village-mismatch"),
    ORIGIN_REFUSED(HttpStatus.FORBIDDEN, "origin-refused"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "http-404"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "http-405"),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "body-too-large"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "internal"),
    BAD_ANSWER(HttpStatus.BAD_GATEWAY, "service-failed"),
    SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable"),
    SIGN_IN_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "sign-in-unavailable"),
    SERVICE_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "service-timeout");

    private final HttpStatus status;
    private final String code;

    Problem(HttpStatus status, String code) {
        this.status = status;
        this.code = code;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    /// What fits a bare status, as the servlet container reports one.
    static Problem of(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 413 -> BODY_TOO_LARGE;
            case 429 -> TOO_MANY_REQUESTS;
            case 502 -> BAD_ANSWER;
            case 503 -> SERVICE_UNAVAILABLE;
            case 504 -> SERVICE_TIMEOUT;
            default -> status / 100 == 4 ? BAD_REQUEST : INTERNAL;
        };
    }
}
