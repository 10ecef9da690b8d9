package io.smartvillage.property.property;

import io.smartvillage.platform.imports.ImportColumn;
import io.smartvillage.platform.imports.RowReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row of an imported file that can be stored.
///
/// @param ownerId null leaves the owner as it is
record ImportedHouse(long line, PropertyDetails details, @Nullable UUID ownerId) {

    static final ImportColumn HOUSE_NUMBER =
            ImportColumn.required("house_number", "บ้านเลขที่", "House number", "99/12-1");
    static final ImportColumn ADDRESS =
            ImportColumn.required(
                    "address", "ที่อยู่", "Address", "99/12-1 ซอย 4 หมู่บ้านกรีนพาร์ค");
    static final ImportColumn STATUS =
            ImportColumn.required("status", "สถานะ", "Status", "occupied");
    static final ImportColumn LAND_USE =
            ImportColumn.required("land_use", "การใช้ประโยชน์", "Land use", "residential");
    static final ImportColumn AREA =
            ImportColumn.required("area_sq_wah", "เนื้อที่ (ตร.ว.)", "Area (sq wah)", "52.5");
    static final ImportColumn OWNER_ID =
            ImportColumn.optional("owner_id", "รหัสเจ้าของ", "Owner id", "");

    static final List<ImportColumn> COLUMNS =
            List.of(HOUSE_NUMBER, ADDRESS, STATUS, LAND_USE, AREA, OWNER_ID);

    private static final int LONGEST_HOUSE_NUMBER = 50;
    private static final int LONGEST_ADDRESS = 255;
    private static final int DECIMALS = 2;
    private static final BigDecimal TOO_LARGE = new BigDecimal("1E8");

    static Optional<ImportedHouse> read(RowReader row) {
        var houseNumber = row.requiredText(HOUSE_NUMBER.name(), LONGEST_HOUSE_NUMBER);
        var address = row.requiredText(ADDRESS.name(), LONGEST_ADDRESS);
        var status = row.requiredConstant(STATUS.name(), PropertyStatus.values());
        var landUse = row.requiredConstant(LAND_USE.name(), LandUse.values());
        var area = area(row);
        var ownerId = row.id(OWNER_ID.name());
        if (houseNumber != null) {
            row.once(HOUSE_NUMBER.name(), houseNumber);
        }
        return houseNumber == null
                        || address == null
                        || status == null
                        || landUse == null
                        || area == null
                ? Optional.empty()
                : Optional.of(
                        new ImportedHouse(
                                row.line(),
                                new PropertyDetails(houseNumber, address, status, landUse, area),
                                ownerId));
    }

    private static @Nullable BigDecimal area(RowReader row) {
        row.require(AREA.name());
        var area = row.number(AREA.name(), DECIMALS);
        if (area != null && (area.signum() <= 0 || area.compareTo(TOO_LARGE) >= 0)) {
            row.wrong(AREA.name(), "import.area");
            return null;
        }
        return area;
    }
}
