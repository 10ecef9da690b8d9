package io.smartvillage.platform.security;

import org.springframework.security.core.AuthenticationException;

/// A [SignedRequest] without a signature that holds; answered with 401. The message is for the log:
/// the caller is not told what was wrong.
public final class SignatureRefusedException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    SignatureRefusedException(String reason) {
        super(reason);
    }
}
