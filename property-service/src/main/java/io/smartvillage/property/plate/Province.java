package io.smartvillage.property.plate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a plate was registered.
///
/// Devices number provinces in ways of their own; whoever reads a device translates its numbers.
///
/// @param code of the Department of Provincial Administration, as in TIS 1099 and ISO 3166-2:TH;
///   the district of Betong, which has plates of its own, has the code of the district
/// @param thai as written on the plate
public record Province(int code, String thai) {

    /// Code, name, abbreviation of the Royal Society, other ways of writing it.
    private static final String TABLE =
            """
            10 กรุงเทพมหานคร กทม กรุงเทพ
            11 สมุทรปราการ สป
            12 นนทบุรี นบ
            13 ปทุมธานี ปท
            14 พระนครศรีอยุธยา อย อยุธยา
            15 อ่างทอง อท
            16 ลพบุรี ลบ
            17 สิงห์บุรี สห
            18 ชัยนาท ชน
            19 สระบุรี สบ
            20 ชลบุรี ชบ
            21 ระยอง รย
            22 จันทบุรี จบ
            23 ตราด ตร
            24 ฉะเชิงเทรา ฉช
            25 ปราจีนบุรี ปจ
            26 นครนายก นย
            27 สระแก้ว สก
            30 นครราชสีมา นม โคราช
            31 บุรีรัมย์ บร
            32 สุรินทร์ สร
            33 ศรีสะเกษ ศก
            34 อุบลราชธานี อบ อุบล
            35 ยโสธร ยส
            36 ชัยภูมิ ชย
            37 อำนาจเจริญ อจ
            38 บึงกาฬ บก
            39 หนองบัวลำภู นภ
            40 ขอนแก่น ขก
            41 อุดรธานี อด อุดร
            42 เลย ลย
            43 หนองคาย นค
            44 มหาสารคาม มค
            45 ร้อยเอ็ด รอ
            46 กาฬสินธุ์ กส
            47 สกลนคร สน
            48 นครพนม นพ
            49 มุกดาหาร มห
            50 เชียงใหม่ ชม
            51 ลำพูน ลพ
            52 ลำปาง ลป
            53 อุตรดิตถ์ อต
            54 แพร่ พร
            55 น่าน นน
            56 พะเยา พย
            57 เชียงราย ชร
            58 แม่ฮ่องสอน มส
            60 นครสวรรค์ นว
            61 อุทัยธานี อน
            62 กำแพงเพชร กพ
            63 ตาก ตก
            64 สุโขทัย สท
            65 พิษณุโลก พล
            66 พิจิตร พจ
            67 เพชรบูรณ์ พช
            70 ราชบุรี รบ
            71 กาญจนบุรี กจ
            72 สุพรรณบุรี สพ
            73 นครปฐม นฐ
            74 สมุทรสาคร สค
            75 สมุทรสงคราม สส
            76 เพชรบุรี พบ
            77 ประจวบคีรีขันธ์ ปข
            80 นครศรีธรรมราช นศ
            81 กระบี่ กบ
            82 พังงา พง
            83 ภูเก็ต ภก
            84 สุราษฎร์ธานี สฎ
            85 ระนอง รน
            86 ชุมพร ชพ
            90 สงขลา สข
            91 สตูล สต
            92 ตรัง ตง
            93 พัทลุง พท
            94 ปัตตานี ปน
            95 ยะลา ยล
            96 นราธิวาส นธ
            9502 เบตง บต
            """;

    private static final List<String> BEFORE_A_NAME = List.of("จังหวัด", "จ");

    private static final Map<Integer, Province> BY_CODE = new HashMap<>();
    private static final Map<String, Province> BY_NAME = new HashMap<>();

    static {
        TABLE.lines()
                .map(line -> line.split(" ", -1))
                .forEach(row -> {
                    var province = new Province(Integer.parseInt(row[0]), row[1]);
                    BY_CODE.put(province.code(), province);
                    Arrays.stream(row)
                            .skip(1)
                            .forEach(name -> BY_NAME.put(PlateText.normalized(name), province));
                });
    }

    public static Optional<Province> of(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /// By name or abbreviation, with or without "จังหวัด" before it.
    public static Optional<Province> named(String text) {
        var name = PlateText.normalized(text);
        if (BY_NAME.containsKey(name)) {
            return Optional.of(BY_NAME.get(name));
        }
        return BEFORE_A_NAME.stream()
                .filter(name::startsWith)
                .map(before -> name.substring(before.length()))
                .filter(BY_NAME::containsKey)
                .map(BY_NAME::get)
                .findFirst();
    }
}
