package io.smartvillage.billing.document;

/// What a sheet of paper is worth; not part of the snapshot, since it comes later.
public enum Mark {
    ORIGINAL("ต้นฉบับ", "Original"),
    COPY("สำเนา", "Copy"),
    /// Drawn without the codes by which it could still be paid.
    VOID("ยกเลิก", "Void");

    final String thai;
    final String english;

    Mark(String thai, String english) {
        this.thai = thai;
        this.english = english;
    }
}
