package io.smartvillage.access.hikvision;

import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a device tells of.
public sealed interface HikvisionEvent {

    /// A camera read a number plate.
    ///
    /// @param provinceId the maker's number of the plate's province, in Thai alphabetical order; 0
    ///   if it was not read
    /// @param reverse the car went against the camera's direction; null if that is not known
    /// @param onAllowList the camera's own list lets it in
    /// @param line the lane
    record PlateRead(
            Instant at,
            String plate,
            int provinceId,
            @Nullable Boolean reverse,
            boolean onAllowList,
            String line)
            implements HikvisionEvent {}

    /// A terminal let somebody through, or did not.
    ///
    /// @param serialNo the device's number of the event
    /// @param frontSerialNo that of the event before
    /// @param leaving null if the device does not say
    record DoorPassed(
            Instant at,
            Verification verification,
            String employeeNo,
            String cardNo,
            long serialNo,
            OptionalLong frontSerialNo,
            @Nullable Boolean leaving)
            implements HikvisionEvent {}

    /// Something with a number that nobody passed a door by.
    record OtherNumbered(long serialNo, OptionalLong frontSerialNo) implements HikvisionEvent {}

    /// A sign of life, or something that is of no concern here.
    record Other(String type) implements HikvisionEvent {}

    enum Verification {
        CARD_ACCEPTED,
        FACE_ACCEPTED,
        FINGER_ACCEPTED,
        FINGER_REFUSED
    }
}
