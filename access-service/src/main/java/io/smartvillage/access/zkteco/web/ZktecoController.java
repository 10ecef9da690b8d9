package io.smartvillage.access.zkteco.web;

import io.smartvillage.access.zkteco.TalkToZkteco;
import io.smartvillage.platform.security.KeyedPath;
import io.smartvillage.platform.villagedirectory.AllowedWhileSuspended;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.util.UriComponentsBuilder;

/// The query and the body are read as they come: devices call a log a form.
@RestController
@RequestMapping("/api/v1/devices/{key}/iclock")
class ZktecoController {

    private static final int LONGEST_BODY = 1024 * 1024;

    private final TalkToZkteco talk;

    ZktecoController(TalkToZkteco talk) {
        this.talk = talk;
    }

    @Operation(summary = "A ZKTeco device asks how to talk (`SN`, `DeviceType`)")
    @GetMapping("/cdata")
    @KeyedPath
    @AllowedWhileSuspended
    ResponseEntity<String> greet(@PathVariable String key, HttpServletRequest request) {
        return text(
                talk.greet(
                        serial(request),
                        query(request, "DeviceType").toLowerCase(Locale.ROOT).equals("acc")));
    }

    @Operation(
            summary = "A ZKTeco device tells of what happened (`SN`, `table`)",
            description = "ATTLOG and rtlog are kept; everything else is taken and forgotten.")
    @PostMapping("/cdata")
    @KeyedPath
    @AllowedWhileSuspended
    ResponseEntity<String> take(@PathVariable String key, HttpServletRequest request)
            throws IOException {
        return text(talk.take(serial(request), query(request, "table"), body(request)));
    }

    @Operation(summary = "A ZKTeco controller registers (`SN`)")
    @PostMapping("/registry")
    @KeyedPath
    @AllowedWhileSuspended
    ResponseEntity<String> register(@PathVariable String key, HttpServletRequest request) {
        return text(talk.register(serial(request)));
    }

    @Operation(summary = "A ZKTeco controller asks for its settings (`SN`)")
    @PostMapping("/push")
    @KeyedPath
    @AllowedWhileSuspended
    ResponseEntity<String> settings(@PathVariable String key, HttpServletRequest request) {
        return text(talk.greet(serial(request), true));
    }

    @Operation(summary = "A ZKTeco device asks what to do (`SN`)")
    @GetMapping("/getrequest")
    @KeyedPath
    @AllowedWhileSuspended
    ResponseEntity<String> commands(@PathVariable String key, HttpServletRequest request) {
        return text(talk.nothingNew(serial(request)));
    }

    @Operation(summary = "A ZKTeco device tells how a command went (`SN`)")
    @PostMapping("/devicecmd")
    @KeyedPath
    @AllowedWhileSuspended
    ResponseEntity<String> done(@PathVariable String key, HttpServletRequest request) {
        return text(talk.nothingNew(serial(request)));
    }

    @Operation(summary = "A ZKTeco device says that it is there (`SN`)")
    @GetMapping("/ping")
    @KeyedPath
    @AllowedWhileSuspended
    ResponseEntity<String> ping(@PathVariable String key, HttpServletRequest request) {
        return text(talk.nothingNew(serial(request)));
    }

    private static ResponseEntity<String> text(String body) {
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(body);
    }

    private static String serial(HttpServletRequest request) {
        var serial = query(request, "SN");
        if (serial.isBlank()) {
            throw new BadParameterException("SN", "field.missing");
        }
        return serial;
    }

    private static String query(HttpServletRequest request, String name) {
        var query = request.getQueryString();
        if (query == null) {
            return "";
        }
        var value =
                UriComponentsBuilder.newInstance()
                        .query(query)
                        .build()
                        .getQueryParams()
                        .getFirst(name);
        return value == null ? "" : value;
    }

    private static String body(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new MaxUploadSizeExceededException(LONGEST_BODY);
        }
        return new String(body, StandardCharsets.UTF_8);
    }
}
