package io.smartvillage.access.zkteco;

import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.Source;
import io.smartvillage.access.device.DeviceKind;
import io.smartvillage.access.device.ListenToDevice;
import io.smartvillage.access.device.ListenToDevice.Device;
import io.smartvillage.access.gate.GateDirection;
import io.smartvillage.access.reported.ReportDecisions;
import io.smartvillage.access.reported.ReportedDecision;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Answers a device as its maker's server would, and keeps what it tells of people who passed. It
/// may tell of the same again: that changes nothing. No commands are given to it.
@Service
public class TalkToZkteco {

    private static final Logger LOG = LoggerFactory.getLogger(TalkToZkteco.class);

    private static final String OK = "OK";

    private final ListenToDevice devices;
    private final ReportDecisions reportDecisions;
    private final VillageDirectory directory;

    TalkToZkteco(
            ListenToDevice devices, ReportDecisions reportDecisions, VillageDirectory directory) {
        this.devices = devices;
        this.reportDecisions = reportDecisions;
        this.directory = directory;
    }

    /// What the device is to do: tell of each event at once, and of those that it kept.
    ///
    /// @param access a controller of doors rather than a clock of attendance
    /// @throws io.smartvillage.access.device.NoSuchDeviceException if the key is not this device's
    public String greet(String serial, boolean access) {
        var device = devices.heard(DeviceKind.ZKTECO, serial);
        return access ? accessOptions(device) : attendanceOptions(serial);
    }

    private static String attendanceOptions(String serial) {
        return """
        GET OPTION FROM: %s
        ATTLOGStamp=None
        OPERLOGStamp=9999
        ATTPHOTOStamp=None
        ErrorDelay=30
        Delay=10
        TransTimes=00:00;14:05
        TransInterval=1
        TransFlag=TransData AttLog	OpLog
        TimeZone=7
        Realtime=1
        Encrypt=None
        """
                .formatted(serial);
    }

    private static String accessOptions(Device device) {
        return """
        registry=ok
        RegistryCode=%1$s
        ServerVersion=3.1.1
        ServerName=SmartVillage
        PushProtVer=3.1.1
        ErrorDelay=30
        RequestDelay=5
        TransTimes=00:00;14:05
        TransInterval=1
        TransTables=User	Transaction
        Realtime=1
        SessionID=%1$s
        TimeoutSec=10
        """
                .formatted(code(device));
    }

    /// @throws io.smartvillage.access.device.NoSuchDeviceException if the key is not this device's
    public String register(String serial) {
        return "RegistryCode=" + code(devices.heard(DeviceKind.ZKTECO, serial));
    }

    /// The same for the device every time.
    private static String code(Device device) {
        return device.id().toString().replace("-", "");
    }

    /// There is nothing for the device to do.
    ///
    /// @throws io.smartvillage.access.device.NoSuchDeviceException if the key is not this device's
    public String nothingNew(String serial) {
        devices.heard(DeviceKind.ZKTECO, serial);
        return OK;
    }

    /// @param table what is told of; of anything but logs nothing is kept
    /// @throws io.smartvillage.access.device.NoSuchDeviceException if the key is not this device's
    public String take(String serial, String table, String body) {
        var device = devices.heard(DeviceKind.ZKTECO, serial);
        return switch (table.toLowerCase(Locale.ROOT)) {
            case "attlog" -> {
                var records = ReadDeviceRecords.attendance(body, directory.timeZone());
                report(records, device);
                yield OK + ": " + records.size();
            }
            case "rtlog" -> {
                report(ReadDeviceRecords.realTime(body, directory.timeZone()), device);
                yield OK;
            }
            default -> OK;
        };
    }

    private void report(List<DeviceRecord> records, Device device) {
        if (records.isEmpty()) {
            return;
        }
        var pins =
                records.stream()
                        .map(DeviceRecord::pin)
                        .filter(pin -> !pin.isEmpty())
                        .collect(Collectors.toSet());
        var credentials = devices.credentialsOf(device.id(), pins);
        var decisions = new ArrayList<ReportedDecision>();
        for (var record : records) {
            decisions.add(
                    new ReportedDecision(
                            decisions.size(),
                            device.gateId(),
                            device.id(),
                            "zk:%s:%s".formatted(device.id(), record.key()),
                            direction(device.direction(), record.leaving()),
                            record.byCard() ? AccessMethod.CARD : AccessMethod.BIOMETRIC,
                            record.byCard() && !record.card().isEmpty() ? record.card() : null,
                            null,
                            credentials.get(record.pin()),
                            record.refusal() == null ? AccessStatus.GRANTED : AccessStatus.DENIED,
                            record.refusal(),
                            null,
                            record.at(),
                            0,
                            Source.DEVICE));
        }
        // A device repeats what it gets no answer to: what can never be stored is let go.
        var broken = reportDecisions.report(decisions).broken();
        if (!broken.isEmpty()) {
            LOG.warn(
                    "{} events of device {} were not stored: {}",
                    broken.size(),
                    device.id(),
                    broken);
        }
    }

    /// The gate's own direction, if it has but one.
    private static Direction direction(GateDirection gate, boolean leaving) {
        return switch (gate) {
            case ENTRY -> Direction.ENTRY;
            case EXIT -> Direction.EXIT;
            case BOTH -> leaving ? Direction.EXIT : Direction.ENTRY;
        };
    }
}
