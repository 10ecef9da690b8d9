package io.smartvillage.billing.receipt;

import io.smartvillage.billing.allocation.AllocationPolicy;
import io.smartvillage.billing.allocation.AllocationRule;
import io.smartvillage.billing.allocation.InvoiceComponent;

/// The Thai words of a receipt.
final class ReceiptWording {

    private ReceiptWording() {}

    static String component(InvoiceComponent component) {
        return switch (component) {
            case FEE -> "ยอดตามใบแจ้งหนี้";
            case PENALTY -> "เบี้ยปรับชำระล่าช้า";
        };
    }

    static String rule(AllocationRule rule) {
        return switch (rule) {
            case PAYER_CHOICE -> "ตามที่ผู้ชำระระบุ";
            case PENALTY_FIRST -> "เบี้ยปรับก่อนเงินต้น";
            case OLDEST_FIRST -> "หนี้ที่ถึงกำหนดก่อน";
            case PRINCIPAL_FIRST -> "เงินต้นก่อนเบี้ยปรับ";
            case REMAINDER -> "ยอดคงเหลือเป็นเครดิต";
            case CREDIT_AT_BILLING, CREDIT_USED -> "หักจากเครดิต";
            case RELEASED -> "คืนเป็นเครดิต";
            case REFUND -> "คืนเงิน";
            case REVERSAL -> "ยกเลิกการชำระเงิน";
        };
    }

    static String policy(AllocationPolicy policy) {
        return "ตัดชำระตามที่ผู้ชำระระบุ หากไม่ระบุ "
                + switch (policy) {
                    case PENALTY_FIRST ->
                            "ตัดเบี้ยปรับของทุกใบแจ้งหนี้ก่อน แล้วจึงตัดเงินต้น โดยตัดหนี้ที่ถึงกำหนดก่อนเป็นลำดับแรก"
                                    + " ตามประมวลกฎหมายแพ่งและพาณิชย์ มาตรา 328–329";
                    case OLDEST_FIRST ->
                            "ตัดทีละใบแจ้งหนี้โดยใบที่ถึงกำหนดก่อนเป็นลำดับแรก"
                                    + " แต่ละใบตัดเบี้ยปรับก่อนเงินต้น";
                    case PRINCIPAL_FIRST ->
                            "ตัดเงินต้นของทุกใบแจ้งหนี้ก่อน แล้วจึงตัดเบี้ยปรับ โดยตัดหนี้ที่ถึงกำหนดก่อนเป็นลำดับแรก";
                };
    }
}
