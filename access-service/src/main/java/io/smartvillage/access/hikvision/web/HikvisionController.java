package io.smartvillage.access.hikvision.web;

import io.smartvillage.access.device.UnreadableMessageException;
import io.smartvillage.access.hikvision.TakeHikvisionEvent;
import io.smartvillage.platform.security.KeyedPath;
import io.smartvillage.platform.villagedirectory.AllowedWhileSuspended;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

@RestController
@RequestMapping("/api/v1/devices/{key}/hikvision")
class HikvisionController {

    private static final int LONGEST_MESSAGE = 256 * 1024;

    private final TakeHikvisionEvent takeEvent;

    HikvisionController(TakeHikvisionEvent takeEvent) {
        this.takeEvent = takeEvent;
    }

    @Operation(
            summary = "A Hikvision device tells of an event",
            description =
                    "`EventNotificationAlert` in XML or JSON, as the body or as a part of"
                            + " multipart/form-data; pictures are not looked at. The device is"
                            + " known by the key in the path.")
    @PostMapping
    @KeyedPath
    @AllowedWhileSuspended
    void take(@PathVariable String key, HttpServletRequest request)
            throws IOException, ServletException {
        var type = Objects.requireNonNullElse(request.getContentType(), "");
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            takeEvent.take(message(request.getInputStream()));
            return;
        }
        for (var part : request.getParts()) {
            if (isMessage(part)) {
                takeEvent.take(message(part.getInputStream()));
                return;
            }
        }
        throw new UnreadableMessageException("no part is XML or JSON");
    }

    private static boolean isMessage(Part part) {
        var type = Objects.requireNonNullElse(part.getContentType(), "").toLowerCase(Locale.ROOT);
        if (type.contains("xml") || type.contains("json")) {
            return true;
        }
        var file = Objects.requireNonNullElse(part.getSubmittedFileName(), part.getName());
        var name = file.toLowerCase(Locale.ROOT);
        return !type.startsWith("image/")
                && (name.endsWith(".xml") || name.endsWith(".json") || name.equals("event_log"));
    }

    private static byte[] message(InputStream body) throws IOException {
        var message = body.readNBytes(LONGEST_MESSAGE + 1);
        if (message.length > LONGEST_MESSAGE) {
            throw new MaxUploadSizeExceededException(LONGEST_MESSAGE);
        }
        return message;
    }
}
