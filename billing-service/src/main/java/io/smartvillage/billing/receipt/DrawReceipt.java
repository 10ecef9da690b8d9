package io.smartvillage.billing.receipt;

import io.smartvillage.billing.document.DocumentRenderer;
import io.smartvillage.billing.document.Mark;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// The receipt as PDF, of its snapshot. A cancelled one is marked all over.
@Service
public class DrawReceipt {

    private final FindReceipts findReceipts;
    private final DocumentRenderer renderer;

    DrawReceipt(FindReceipts findReceipts, DocumentRenderer renderer) {
        this.findReceipts = findReceipts;
        this.renderer = renderer;
    }

    /// @throws ReceiptNotFoundException if there is none, or it is not the caller's to see
    public byte[] draw(UUID receiptId) {
        var receipt = findReceipts.get(receiptId);
        var good = receipt.cancelledAt() == null;
        return renderer.receipt(receipt.snapshot(), good ? Mark.ORIGINAL : Mark.VOID);
    }
}
