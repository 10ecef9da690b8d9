package io.smartvillage.access.hikvision;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.accesslog.Source;
import io.smartvillage.access.decision.Decide;
import io.smartvillage.access.decision.Scan;
import io.smartvillage.access.device.DeviceKind;
import io.smartvillage.access.device.ListenToDevice;
import io.smartvillage.access.device.ListenToDevice.Device;
import io.smartvillage.access.device.UnreadableMessageException;
import io.smartvillage.access.gate.GateDirection;
import io.smartvillage.access.hikvision.HikvisionEvent.DoorPassed;
import io.smartvillage.access.hikvision.HikvisionEvent.Other;
import io.smartvillage.access.hikvision.HikvisionEvent.OtherNumbered;
import io.smartvillage.access.hikvision.HikvisionEvent.PlateRead;
import io.smartvillage.access.reported.ReportDecisions;
import io.smartvillage.access.reported.ReportedDecision;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Takes what the calling device tells of. It may tell of the same again: that changes nothing.
///
/// A plate is decided here if the device was set to ask, and then the device's relay has to be
/// opened by whoever reads the decision; otherwise the device has decided by its own list.
@Service
public class TakeHikvisionEvent {

    private static final Logger LOG = LoggerFactory.getLogger(TakeHikvisionEvent.class);
    private static final Duration ASKED_WITHIN = Duration.ofMinutes(1);

    private final ListenToDevice devices;
    private final Decide decide;
    private final ReportDecisions reportDecisions;
    private final VillageDirectory directory;
    private final Clock clock;

    TakeHikvisionEvent(
            ListenToDevice devices,
            Decide decide,
            ReportDecisions reportDecisions,
            VillageDirectory directory,
            Clock clock) {
        this.devices = devices;
        this.decide = decide;
        this.reportDecisions = reportDecisions;
        this.directory = directory;
        this.clock = clock;
    }

    /// @param message XML or JSON
    /// @throws UnreadableMessageException if it is neither, or lacks what its kind needs
    /// @throws io.smartvillage.access.device.NoSuchDeviceException if the key is another device's
    public void take(byte[] message) {
        var device = devices.heard(DeviceKind.HIKVISION);
        switch (ReadHikvisionEvent.read(message, directory.timeZone())) {
            case PlateRead plate -> take(plate, device);
            case DoorPassed passed -> {
                report(passed, device);
                numbered(device, passed.serialNo(), passed.frontSerialNo());
            }
            case OtherNumbered other -> numbered(device, other.serialNo(), other.frontSerialNo());
            case Other other -> LOG.debug("nothing to store of {}", other.type());
        }
    }

    private void numbered(Device device, long serialNo, OptionalLong before) {
        devices.heardEvent(device.id(), serialNo, before.orElse(serialNo - 1));
    }

    private void take(PlateRead plate, Device device) {
        var province = ProvinceNames.of(plate.provinceId());
        var text = province.isEmpty() ? plate.plate() : plate.plate() + ' ' + province;
        var nonce =
                "hik:%s:%s"
                        .formatted(
                                device.id(),
                                digest(
                                        "%s|%s|%s"
                                                .formatted(
                                                        plate.at(), plate.plate(), plate.line())));
        var direction = direction(device.direction(), plate.reverse());
        if (device.asks() && isNow(plate.at())) {
            ask(
                    new Scan(
                            device.gateId(),
                            direction,
                            AccessMethod.PLATE,
                            text,
                            null,
                            null,
                            null,
                            plate.at(),
                            nonce));
            return;
        }
        report(
                new ReportedDecision(
                        0,
                        device.gateId(),
                        device.id(),
                        nonce,
                        direction,
                        AccessMethod.PLATE,
                        text,
                        null,
                        null,
                        plate.onAllowList() ? AccessStatus.GRANTED : AccessStatus.DENIED,
                        plate.onAllowList() ? null : Reason.DEVICE_REFUSED,
                        null,
                        plate.at(),
                        0,
                        Source.DEVICE));
    }

    /// What a camera kept while it was cut off is written down, and opens nothing any more.
    private boolean isNow(Instant at) {
        return at.isAfter(clock.instant().minus(ASKED_WITHIN));
    }

    /// A device repeats what is refused, and would be none the wiser.
    private void ask(Scan scan) {
        try {
            decide.decide(scan);
        } catch (BadParameterException e) {
            LOG.info("the camera read what no plate is: {}", e.getMessage());
        }
    }

    private void report(DoorPassed passed, Device device) {
        var accepted = passed.verification() != HikvisionEvent.Verification.FINGER_REFUSED;
        var byCard = passed.verification() == HikvisionEvent.Verification.CARD_ACCEPTED;
        var known =
                passed.employeeNo().isEmpty()
                        ? null
                        : devices.credentialsOf(device.id(), Set.of(passed.employeeNo()))
                                .get(passed.employeeNo());
        report(
                new ReportedDecision(
                        0,
                        device.gateId(),
                        device.id(),
                        // A device that was reset numbers from one again.
                        "hik:%s:%d:%d"
                                .formatted(
                                        device.id(),
                                        passed.serialNo(),
                                        passed.at().getEpochSecond()),
                        direction(device.direction(), passed.leaving()),
                        byCard ? AccessMethod.CARD : AccessMethod.BIOMETRIC,
                        byCard && !passed.cardNo().isEmpty() ? passed.cardNo() : null,
                        null,
                        known,
                        accepted ? AccessStatus.GRANTED : AccessStatus.DENIED,
                        accepted ? null : Reason.DEVICE_REFUSED,
                        null,
                        passed.at(),
                        0,
                        Source.DEVICE));
    }

    /// A device repeats what it gets no answer to: what can never be stored is let go.
    private void report(ReportedDecision decision) {
        var broken = reportDecisions.report(List.of(decision)).broken();
        if (!broken.isEmpty()) {
            LOG.warn("an event of device {} was not stored: {}", decision.decidedBy(), broken);
        }
    }

    /// The gate's own direction, if it has but one.
    private static Direction direction(GateDirection gate, @Nullable Boolean out) {
        return switch (gate) {
            case ENTRY -> Direction.ENTRY;
            case EXIT -> Direction.EXIT;
            case BOTH -> Boolean.TRUE.equals(out) ? Direction.EXIT : Direction.ENTRY;
        };
    }

    private static String digest(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 on this JDK", e);
        }
    }
}
