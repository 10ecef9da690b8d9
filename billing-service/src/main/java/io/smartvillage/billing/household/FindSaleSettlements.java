package io.smartvillage.billing.household;

import io.smartvillage.billing.account.HouseNotFoundException;
import io.smartvillage.billing.household.SaleSettlement.SplitInvoice;
import io.smartvillage.billing.household.Sales.Sale;
import io.smartvillage.billing.property.PropertyMirror;
import io.smartvillage.platform.web.paging.PageRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Splits the fees of a sold house between seller and buyer.
@Service
public class FindSaleSettlements {

    private final Sales sales;
    private final PropertyMirror properties;

    FindSaleSettlements(Sales sales, PropertyMirror properties) {
        this.sales = sales;
        this.properties = properties;
    }

    /// As invoices stand now, the newest sale first.
    ///
    /// @throws HouseNotFoundException if the caller's village has no such house
    @Transactional(readOnly = true)
    public List<SaleSettlement> page(UUID propertyId, PageRequest page) {
        if (!properties.exists(propertyId)) {
            throw new HouseNotFoundException(propertyId);
        }
        return sales
                .page(propertyId, page.after().map(cursor -> cursor.id(0)), page.fetchSize())
                .stream()
                .map(this::settlement)
                .toList();
    }

    private SaleSettlement settlement(Sale sale) {
        var invoices = sales.split(sale.propertyId(), sale.on());
        return new SaleSettlement(
                sale.id(),
                sale.propertyId(),
                sale.on(),
                sale.sellerIds(),
                sale.buyerIds(),
                sum(invoices, SplitInvoice::sellerAmount),
                sum(invoices, SplitInvoice::buyerAmount),
                invoices);
    }

    private static BigDecimal sum(
            List<SplitInvoice> invoices, Function<SplitInvoice, BigDecimal> part) {
        return invoices.stream().map(part).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }
}
