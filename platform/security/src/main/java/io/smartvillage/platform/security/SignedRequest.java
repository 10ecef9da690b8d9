package io.smartvillage.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A handler for callers who have no token and sign each request instead, such as a bank. It stands
/// in place of `@PreAuthorize`, never beside it.
///
/// The caller sends
///
/// ```
/// X-Timestamp: <Unix seconds, at most 5 minutes off this machine's clock>
/// X-Signature: v1=<hex of HMAC-SHA256(secret, timestamp.METHOD.path.body)>
/// ```
///
/// where `timestamp` is the header as it was sent, `path` is the path of the request line with its
/// query, if it has one, `body` is the bytes as sent (at most [#BODY_LIMIT]), and dots join them.
/// Forms and multipart bodies are refused, for they can be read past the signature.
///
/// Who signs is said by the service's [SigningKeys]. The handler runs in the signer's village as a
/// [Caller] without any role or permission: `userId` is the signer's id and `clientId` is
/// [#CLIENT_ID]. A token that comes along is not looked at. Whatever is wrong with the signature is
/// answered with the same 401.
///
/// Within the 5 minutes the same request may come again: the handler makes that harmless by
/// something that is signed (a reference in the body), not by the header `Idempotency-Key`.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface SignedRequest {

    String TIMESTAMP_HEADER = "X-Timestamp";
    String SIGNATURE_HEADER = "X-Signature";

    /// [Caller#clientId()] of whoever signs.
    String CLIENT_ID = "signed-request";

    /// In bytes; a longer body is answered with 413.
    int BODY_LIMIT = 64 * 1024;
}
