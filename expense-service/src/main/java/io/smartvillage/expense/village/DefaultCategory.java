package io.smartvillage.expense.village;

import java.util.List;

/// What a village usually spends money on: a group and what is beneath it. Committees rename, close
/// and add.
record DefaultCategory(String name, String nameEn, List<DefaultCategory> beneath) {

    DefaultCategory {
        beneath = List.copyOf(beneath);
    }

    static final List<DefaultCategory> ALL =
            List.of(
                    group(
                            "สาธารณูปโภค",
                            "Utilities",
                            one("ค่าไฟฟ้าส่วนกลาง", "Common electricity"),
                            one("ค่าน้ำประปาส่วนกลาง", "Common water"),
                            one("ค่าโทรศัพท์และอินเทอร์เน็ต", "Telephone and internet")),
                    group(
                            "การรักษาความปลอดภัย",
                            "Security",
                            one("ค่าจ้างรักษาความปลอดภัย", "Guards"),
                            one("กล้องวงจรปิดและไม้กั้น", "Cameras and barriers")),
                    group(
                            "ความสะอาดและสวน",
                            "Cleaning and gardens",
                            one("ค่าจ้างทำความสะอาด", "Cleaning"),
                            one("ค่าเก็บขยะ", "Waste collection"),
                            one("ค่าดูแลสวน", "Gardening"),
                            one("ค่ากำจัดแมลง", "Pest control")),
                    group(
                            "ซ่อมแซมและบำรุงรักษา",
                            "Repair and maintenance",
                            one("ถนนและท่อระบายน้ำ", "Roads and drains"),
                            one("ไฟถนนและระบบไฟฟ้า", "Street lights and electrical works"),
                            one("สโมสรและสระว่ายน้ำ", "Clubhouse and pool")),
                    group(
                            "บริหารจัดการ",
                            "Administration",
                            one("ค่าจ้างบริหารจัดการ", "Management fees"),
                            one("เงินเดือนพนักงาน", "Salaries"),
                            one("ค่าสอบบัญชีและกฎหมาย", "Audit and legal fees"),
                            one("เครื่องเขียนและไปรษณีย์", "Stationery and postage"),
                            one("ค่าธรรมเนียมธนาคาร", "Bank charges"),
                            one("ประชุมและกิจกรรม", "Meetings and events")),
                    one("ประกันภัย", "Insurance"),
                    one("ภาษีและค่าธรรมเนียมราชการ", "Taxes and official fees"),
                    one("ค่าใช้จ่ายอื่น", "Other costs"));

    private static DefaultCategory group(String name, String nameEn, DefaultCategory... beneath) {
        return new DefaultCategory(name, nameEn, List.of(beneath));
    }

    private static DefaultCategory one(String name, String nameEn) {
        return new DefaultCategory(name, nameEn, List.of());
    }
}
