package io.smartvillage.access.zkteco;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.accesslog.Reason;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadDeviceRecordsTests {

    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    static final String RTLOG =
            "time=2026-09-28 11:40:45\tpin=1001\tcardno=0\teventaddr=1\tevent=0\tinoutstatus=0"
                    + "\tverifytype=1\tindex=13355\tsitecode=0\tlinkid=0\tmaskflag=0\ttemperature=0"
                    + "\tconvtemperature=0";

    @Test
    void attendanceIsReadByPlace() {
        var records =
                ReadDeviceRecords.attendance(
                        "1\t2024-01-15 08:30:00\t0\t1\t\t0\t0\n123\t2024-01-01 08:00:00\t1\t4\t0\n",
                        BANGKOK);

        assertThat(records)
                .containsExactly(
                        new DeviceRecord(
                                "1.1705282200.0",
                                Instant.parse("2024-01-15T01:30:00Z"),
                                "1",
                                "",
                                false,
                                false,
                                null),
                        new DeviceRecord(
                                "123.1704070800.1",
                                Instant.parse("2024-01-01T01:00:00Z"),
                                "123",
                                "",
                                true,
                                true,
                                null));
    }

    @Test
    void twoColumnsAreEnoughAndTheTimeMayBeANumber() {
        var records = ReadDeviceRecords.attendance("7\t1705282200\r\n8\t2024-1-5 8:3:0", BANGKOK);

        assertThat(records)
                .extracting(DeviceRecord::at)
                .containsExactly(
                        Instant.parse("2024-01-15T01:30:00Z"),
                        Instant.parse("2024-01-05T01:03:00Z"));
        assertThat(records).noneMatch(DeviceRecord::leaving);
    }

    @ParameterizedTest
    @CsvSource({
        "0,false", "1,true", "2,true", "3,false", "4,false", "5,true", "9,false", "x,false"
    })
    void theStatusSaysWhichWay(String status, boolean leaving) {
        var records = ReadDeviceRecords.attendance("1\t2024-01-15 08:30:00\t" + status, BANGKOK);

        assertThat(records).singleElement().extracting(DeviceRecord::leaving).isEqualTo(leaving);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "junk",
                "\t\t\t",
                "1\tyesterday\t0",
                "1\t2024-02-30 08:00:00",
                "1\t2024-13-01 08:00:00",
                "a b\t2024-01-15 08:30:00",
                "\0\t2024-01-15 08:30:00",
                "123456789012345678901234567890123\t2024-01-15 08:30:00",
                "OPLOG 4\t0\t2024-01-15 08:30:00",
                "1 2024-01-15 08:30:00 0 1"
            })
    void junkIsPassedOver(String line) {
        var body = line + "\n1\t2024-01-15 08:30:00\t0\n" + line;

        assertThat(ReadDeviceRecords.attendance(body, BANGKOK)).hasSize(1);
    }

    @Test
    void realTimeIsReadByKey() {
        assertThat(ReadDeviceRecords.realTime(RTLOG, BANGKOK))
                .containsExactly(
                        new DeviceRecord(
                                "13355.1790570445",
                                Instant.parse("2026-09-28T04:40:45Z"),
                                "1001",
                                "",
                                false,
                                false,
                                null));
    }

    @Test
    void theOrderOfTheKeysMakesNoDifference() {
        var fields = RTLOG.split("\t");
        java.util.Collections.reverse(java.util.Arrays.asList(fields));

        assertThat(ReadDeviceRecords.realTime(String.join("\t", fields), BANGKOK))
                .isEqualTo(ReadDeviceRecords.realTime(RTLOG, BANGKOK));
    }

    @ParameterizedTest
    @CsvSource({
        "0,",
        "1,",
        "19,",
        "20,DEVICE_REFUSED",
        "26,DEVICE_REFUSED",
        "27,INVALID",
        "28,DEVICE_REFUSED",
        "99,DEVICE_REFUSED",
        "200,",
        "253,"
    })
    void theEventSaysHowItWent(int event, Reason refusal) {
        var records =
                ReadDeviceRecords.realTime(RTLOG.replace("event=0", "event=" + event), BANGKOK);

        assertThat(records).singleElement().extracting(DeviceRecord::refusal).isEqualTo(refusal);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 100, 150, 199, 254, 255, 1000})
    void alarmsAndOthersArePassedOver(int event) {
        assertThat(ReadDeviceRecords.realTime(RTLOG.replace("event=0", "event=" + event), BANGKOK))
                .isEmpty();
    }

    @Test
    void whatTheDeviceDidByItselfIsPassedOver() {
        assertThat(ReadDeviceRecords.realTime(RTLOG.replace("pin=1001", "pin=0"), BANGKOK))
                .isEmpty();
    }

    @Test
    void aCardThatNobodyHasIsKept() {
        var line =
                RTLOG.replace("pin=1001", "pin=0")
                        .replace("cardno=0", "cardno=13375401")
                        .replace("event=0", "event=27")
                        .replace("verifytype=1", "verifytype=4");

        assertThat(ReadDeviceRecords.realTime(line, BANGKOK))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.card()).isEqualTo("13375401");
                    assertThat(record.byCard()).isTrue();
                    assertThat(record.refusal()).isEqualTo(Reason.INVALID);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "1,0,false",
        "4,0,true",
        "4,99,true",
        "15,99,false",
        "0000000000010000,99,true",
        "0000000000000010,0,false",
        "x,99,false",
        "'',99,false"
    })
    void theWayOfVerifyingIsANumberOrAMask(String verifyType, String card, boolean byCard) {
        var line =
                RTLOG.replace("verifytype=1", "verifytype=" + verifyType)
                        .replace("cardno=0", "cardno=" + card);

        assertThat(ReadDeviceRecords.realTime(line, BANGKOK))
                .singleElement()
                .extracting(DeviceRecord::byCard)
                .isEqualTo(byCard);
    }

    @Test
    void inoutstatusSaysWhichWay() {
        assertThat(
                        ReadDeviceRecords.realTime(
                                RTLOG.replace("inoutstatus=0", "inoutstatus=1"), BANGKOK))
                .singleElement()
                .extracting(DeviceRecord::leaving)
                .isEqualTo(true);
    }

    @Test
    void withoutAnIndexTheRestOfTheLineIsTheKey() {
        assertThat(ReadDeviceRecords.realTime(RTLOG.replace("index=13355", "index="), BANGKOK))
                .singleElement()
                .extracting(DeviceRecord::key)
                .isEqualTo("1001..1790570445.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "junk",
                "time=2026-09-28 11:40:45",
                "event=0\tpin=1",
                "=\t=\t=",
                "time=?\tevent=0\tpin=1",
                "time=2026-09-28 11:40:45\tevent=zero\tpin=1"
            })
    void linesThatAreNoneArePassedOver(String line) {
        assertThat(ReadDeviceRecords.realTime(line + "\r\n" + RTLOG, BANGKOK)).hasSize(1);
    }
}
