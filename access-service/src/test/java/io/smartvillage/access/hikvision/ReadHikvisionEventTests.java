package io.smartvillage.access.hikvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.access.device.UnreadableMessageException;
import io.smartvillage.access.hikvision.HikvisionEvent.DoorPassed;
import io.smartvillage.access.hikvision.HikvisionEvent.Other;
import io.smartvillage.access.hikvision.HikvisionEvent.OtherNumbered;
import io.smartvillage.access.hikvision.HikvisionEvent.PlateRead;
import io.smartvillage.access.hikvision.HikvisionEvent.Verification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadHikvisionEventTests {

    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    static final String PLATE =
            """
            <EventNotificationAlert version="2.0" xmlns="http://www.isapi.org/ver20/XMLSchema">
             <ipAddress>192.0.2.10</ipAddress><portNo>80</portNo><protocol>HTTP</protocol>
             <macAddress>02:00:00:00:00:01</macAddress><channelID>1</channelID>
             <dateTime>2026-05-07T17:48:03.847+07:00</dateTime><activePostCount>1</activePostCount>
             <eventType>ANPR</eventType><eventState>active</eventState>
             <eventDescription>ANPR</eventDescription>
             <ANPR><country>0</country><licensePlate>1กข2345</licensePlate>
              <originalLicensePlate>1กข2345</originalLicensePlate>
              <tailandStateID>42</tailandStateID><line>1</line><direction>forward</direction>
              <confidenceLevel>97</confidenceLevel><plateType>civil</plateType>
              <plateColor>white</plateColor><vehicleType>vehicle</vehicleType>
              <vehicleListName>allowList</vehicleListName>
              <vehicleInfo><color>white</color></vehicleInfo></ANPR>
            </EventNotificationAlert>
            """;

    static final String DOOR =
            """
            {"ipAddress":"192.0.2.11","portNo":80,"protocol":"HTTP","macAddress":"02:00:00:00:00:02",
             "channelID":1,"dateTime":"2026-05-07T08:01:02+07:00","activePostCount":1,
             "eventType":"AccessControllerEvent","eventState":"active",
             "eventDescription":"Access Controller Event","deviceID":"gate-1",
             "AccessControllerEvent":{"deviceName":"Gate 1","majorEventType":5,"subEventType":75,
             "cardNo":"","cardReaderNo":1,"doorNo":1,"employeeNoString":"V0001","name":"TEST",
             "serialNo":1201,"frontSerialNo":1200,"userType":"visitor","currentVerifyMode":"face",
             "attendanceStatus":"checkIn","statusValue":0,"picturesNumber":1}}
            """;

    static final String HEARTBEAT =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <EventNotificationAlert version="2.0" xmlns="http://www.hikvision.com/ver20/XMLSchema">
             <ipAddress>192.0.2.10</ipAddress><dateTime>2026-05-07T17:48:03+07:00</dateTime>
             <eventType>videoloss</eventType><eventState>inactive</eventState>
            </EventNotificationAlert>
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xmlns=\"http://www.hikvision.com/ver20/XMLSchema\"",
                "xmlns=\"http://www.isapi.org/ver20/XMLSchema\"",
                "xmlns=\"http://www.std-cgi.com/ver20/XMLSchema\"",
                ""
            })
    void aPlateIsReadInEveryNamespace(String namespace) {
        var xml = PLATE.replace("xmlns=\"http://www.isapi.org/ver20/XMLSchema\"", namespace);

        assertThat(read(xml))
                .isEqualTo(
                        new PlateRead(
                                Instant.parse("2026-05-07T10:48:03.847Z"),
                                "1กข2345",
                                42,
                                false,
                                true,
                                "1"));
    }

    @Test
    void aPrefixAndADeclarationAndAByteOrderMarkMakeNoDifference() {
        var xml =
                "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + PLATE.replaceAll("<(/?)([A-Za-z])", "<$1h:$2")
                                .replace("xmlns=", "xmlns:h=");

        assertThat(read(xml)).isInstanceOf(PlateRead.class);
    }

    @Test
    void theOriginalPlateStandsInForTheOther() {
        var event = (PlateRead) read(PLATE.replace("<licensePlate>1กข2345</licensePlate>", ""));

        assertThat(event.plate()).isEqualTo("1กข2345");
    }

    @ParameterizedTest
    @CsvSource({"forward,false", "reverse,true", "unknown,", "'',"})
    void theDirectionIsTheCameras(String told, Boolean reverse) {
        var event = (PlateRead) read(PLATE.replace("forward", told));

        assertThat(event.reverse()).isEqualTo(reverse);
    }

    @ParameterizedTest
    @CsvSource({"allowList,true", "whiteList,true", "blockList,false", "otherList,false"})
    void onlyTheAllowListLetsIn(String list, boolean in) {
        assertThat(((PlateRead) read(PLATE.replace("allowList", list))).onAllowList())
                .isEqualTo(in);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "noPlate", "", "- -"})
    void aPlateThatWasNotReadIsNone(String plate) {
        assertThat(read(PLATE.replace("1กข2345", plate))).isInstanceOf(Other.class);
    }

    @Test
    void anUnreadProvinceIsNone() {
        assertThat(((PlateRead) read(PLATE.replace(">42<", ">?<"))).provinceId()).isZero();
        assertThat(ProvinceNames.of(42)).isEqualTo("ภูเก็ต");
        assertThat(ProvinceNames.of(1)).isEqualTo("กระบี่");
        assertThat(ProvinceNames.of(77)).isEqualTo("อุบลราชธานี");
        assertThat(ProvinceNames.of(78)).isEmpty();
        assertThat(ProvinceNames.of(0)).isEmpty();
    }

    @Test
    void aPlateComesInJsonToo() {
        var json =
                """
                {"EventNotificationAlert":{"eventType":"ANPR","dateTime":"2026-05-07T17:48:03+07:00",
                 "ANPR":{"licensePlate":"1กข2345","tailandStateID":42,"direction":"reverse"}}}
                """;

        assertThat(read(json))
                .isEqualTo(
                        new PlateRead(
                                Instant.parse("2026-05-07T10:48:03Z"),
                                "1กข2345",
                                42,
                                true,
                                false,
                                ""));
    }

    @Test
    void aFaceIsRead() {
        var event = (DoorPassed) read(DOOR);

        assertThat(event.at()).isEqualTo(Instant.parse("2026-05-07T01:01:02Z"));
        assertThat(event.verification()).isEqualTo(Verification.FACE_ACCEPTED);
        assertThat(event.employeeNo()).isEqualTo("V0001");
        assertThat(event.serialNo()).isEqualTo(1201);
        assertThat(event.frontSerialNo()).hasValue(1200);
        assertThat(event.leaving()).isFalse();
    }

    @Test
    void aFaceComesInXmlToo() {
        var xml =
                """
                <EventNotificationAlert><dateTime>2026-05-07T08:01:02+07:00</dateTime>
                <eventType>AccessControllerEvent</eventType><AccessControllerEvent>
                <majorEventType>5</majorEventType><subEventType>75</subEventType>
                <employeeNoString>V0001</employeeNoString><serialNo>1201</serialNo>
                </AccessControllerEvent></EventNotificationAlert>
                """;

        var event = (DoorPassed) read(xml);

        assertThat(event.frontSerialNo()).isEmpty();
        assertThat(event.leaving()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"75,FACE_ACCEPTED", "38,FINGER_ACCEPTED", "39,FINGER_REFUSED", "1,CARD_ACCEPTED"})
    void theSubEventSaysHowItWent(int subEvent, Verification verification) {
        var event =
                (DoorPassed)
                        read(DOOR.replace("\"subEventType\":75", "\"subEventType\":" + subEvent));

        assertThat(event.verification()).isEqualTo(verification);
    }

    @ParameterizedTest
    @CsvSource({"5,21", "5,22", "3,1024", "3,75", "5,9999"})
    void whatIsNoPassageHasItsNumberOnly(int major, int sub) {
        var json =
                DOOR.replace("\"majorEventType\":5", "\"majorEventType\":" + major)
                        .replace("\"subEventType\":75", "\"subEventType\":" + sub);

        assertThat(read(json)).isInstanceOf(OtherNumbered.class);
    }

    @ParameterizedTest
    @CsvSource({
        "checkIn,false",
        "breakOut,true",
        "overtimeOut,true",
        "breakIn,false",
        "undefined,"
    })
    void theAttendanceSaysWhichWay(String attendance, Boolean leaving) {
        assertThat(((DoorPassed) read(DOOR.replace("checkIn", attendance))).leaving())
                .isEqualTo(leaving);
    }

    @ParameterizedTest
    @ValueSource(strings = {"videoloss", "heartBeat", "VMD"})
    void aSignOfLifeIsNothing(String type) {
        assertThat(read(HEARTBEAT.replace("videoloss", type))).isInstanceOf(Other.class);
        assertThat(read("{\"eventType\":\"%s\",\"eventState\":\"inactive\"}".formatted(type)))
                .isInstanceOf(Other.class);
    }

    @Test
    void aTimeWithoutOffsetIsTheVillages() {
        var event = (DoorPassed) read(DOOR.replace("08:01:02+07:00", "08:01:02"));

        assertThat(event.at()).isEqualTo(Instant.parse("2026-05-07T01:01:02Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{}",
                "{\"eventType\":",
                "<a>",
                "<EventNotificationAlert/>",
                "<EventNotificationAlert><eventType>ANPR</eventType><ANPR><licensePlate>1</licensePlate></ANPR></EventNotificationAlert>",
                "{\"eventType\":\"AccessControllerEvent\",\"AccessControllerEvent\":{}}",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><a>&b;</a>",
                "<!DOCTYPE a SYSTEM \"http://192.0.2.1/a.dtd\"><a/>"
            })
    void whatCannotBeReadIsRefused(String message) {
        assertThatExceptionOfType(UnreadableMessageException.class).isThrownBy(() -> read(message));
    }

    @Test
    void aPileOfElementsIsRefused() {
        var deep = "<a>".repeat(1000) + "</a>".repeat(1000);

        assertThatExceptionOfType(UnreadableMessageException.class).isThrownBy(() -> read(deep));
    }

    @Test
    void aMessageThatIsCutOffAnywhereIsRefused() {
        for (int length = 0; length < PLATE.strip().length(); length += 7) {
            var cut = PLATE.substring(0, length);
            assertThatExceptionOfType(UnreadableMessageException.class).isThrownBy(() -> read(cut));
        }
    }

    private static HikvisionEvent read(String message) {
        return ReadHikvisionEvent.read(message.getBytes(StandardCharsets.UTF_8), BANGKOK);
    }
}
