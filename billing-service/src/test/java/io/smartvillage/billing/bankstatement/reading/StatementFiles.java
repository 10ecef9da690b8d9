package io.smartvillage.billing.bankstatement.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.List;

/// Files as banks export them; persons, houses and accounts are invented.
public final class StatementFiles {

    public static final Charset WINDOWS_874 = Charset.forName("x-windows-874");

    public static final String KBANK_CORPORATE =
            """
            รายการเดินบัญชี,,,,,,,,,,,
            ชื่อบัญชี,นิติบุคคลหมู่บ้านตัวอย่าง,,,,,,,,,,
            เลขที่บัญชี,'123-4-56789-0,,,,,,,,,,
            ช่วงวันที่,01-เม.ย.-2569,ถึง,30-เม.ย.-2569,,,,,,,,
            จำนวนรายการหักบัญชี,1,,ยอดรวม,"5,000.00",,,,,,,
            จำนวนรายการนำฝาก,3,,ยอดรวม,"4,200.50",,,,,,,

            วันที่ทำรายการ,เวลา,รายการ,เลขที่เช็ค,จำนวนเงินหักบัญชี,จำนวนเงินนำฝากเข้าบัญชี,ยอดคงเหลือ,หมายเลข,สาขา,วันที่รายการมีผล,ช่องทาง,รายละเอียด
            01-เม.ย.-2569,09:15:02,รับโอนเงิน,00000000,,"1,200.00","101,200.00",TR001,0123,01-เม.ย.-2569,K PLUS,จาก X1234 Ref2 INV-2569-000123
            02-เม.ย.-2569,10:00:00,รับโอนเงิน,00000000,,"1,000.50","102,200.50",TR002,0123,02-เม.ย.-2569,K PLUS,บ้านเลขที่ 99/12
            15-เม.ย.-2569,11:30:00,หักบัญชี,12345678,"5,000.00",,"97,200.50",TR003,0123,16-เม.ย.-2569,เคาน์เตอร์,ค่ารักษาความปลอดภัย
            30-เม.ย.-2569,23:59:59,รับโอนเงิน,00000000,,"2,000.00","99,200.50",TR004,0123,30-เม.ย.-2569,K PLUS,
            ** สิ้นสุดรายงาน **,,,,,,,,,,,
            """;

    public static final String KBANK_RETAIL =
            """
            เลขที่บัญชีเงินฝาก,xxx-x-x1234-x
            รอบระหว่างวันที่,01/04/2026 - 30/04/2026
            วันที่,เวลา/วันที่มีผล,รายการ,ถอนเงิน / ฝากเงิน,ยอดคงเหลือ,ช่องทาง,รายละเอียด
            01-04-26,,ยอดยกมา,,"1,000.00",,
            02-04-26,08:05,รับโอนเงิน,500.00,"1,500.00",K PLUS,จาก KTB X0001 นาย ก
            02-04-26,09:10,โอนเงิน,200.00,"1,300.00",K PLUS,ไป SCB X0002
            03-04-26,03-04-26,ชำระเงิน,100.00,"1,200.00",K PLUS,ค่าน้ำ
            04-04-26,10:00,รายการปรับปรุง,50.00,"1,250.00",สาขา,
            """;

    public static final String SCB_BUSINESS =
            """
            Account Number,Date,Time,Transaction Code,Channel,Cheque Number,Debit Amount,Credit Amount,Balance Sign,Balance Amount,Description
            1112223334,01/04/2026,08:01,X1,BCMS,N/A,,"1,200.00", ,"11,200.00",PromptPay x1111 Ref1 H0099012 Ref2 INV2569000124
            1112223334,01/04/2026,09:30,X2,ENET,N/A,"12,000.00",,-,800.00,Transfer out
            1112223334,02/04/2026,12:00,X1,SIPI,N/A,,"2,400.00", ,"1,600.00",Bill payment
            1112223334,03/04/2026,13:00,X1,CDM,0001234,,100.00,,"1,700.00",Cash
            """;

    public static final String BBL =
            """
            Account No.,"'201-0-12345-6"
            Date,Particulars,Chq.No.,Withdrawal/Deposit,Balance,Via
            01/04/26,B/F,,,"5,000.00",
            02/04/26,TRF. PROMPTPAY,,"1,000.00","6,000.00",mPhone
            02/04/26,TRF. PROMPTPAY,,250.25,"5,749.75",mPhone
            03/04/26,CHQ,0001,749.75,"5,000.00",Branch
            """;

    private static final StatementReader READER =
            new StatementReader(StatementLayouts.builtIn(), new Limits(1_000_000, 10_000));

    private StatementFiles() {}

    static BankStatement read(String text) {
        return read(text.getBytes(UTF_8));
    }

    static BankStatement read(byte[] content) {
        return reader().read(content);
    }

    static BankStatement readAs(StatementLayout layout, String text) {
        return new StatementReader(List.of(layout), new Limits(1_000_000, 10_000))
                .read(text.getBytes(UTF_8));
    }

    static StatementReader reader() {
        return READER;
    }

    static BigDecimal baht(String amount) {
        return new BigDecimal(amount).setScale(2);
    }
}
