package io.smartvillage.billing.slip;

import io.smartvillage.billing.promptpay.BankAccount;
import io.smartvillage.billing.promptpay.EWalletId;
import io.smartvillage.billing.promptpay.MobileNumber;
import io.smartvillage.billing.promptpay.NationalId;
import io.smartvillage.billing.promptpay.PromptPayProxy;
import io.smartvillage.billing.slip.ShownNumber.Kind;
import io.smartvillage.billing.slip.ShownNumber.Likeness;
import io.smartvillage.billing.slip.Transfer.Receiver;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a village gets its money.
///
/// @param billerIds tax id and suffix, 15 digits
/// @param proxies the bank accounts are among them
public record VillageReceivers(Set<String> billerIds, Set<PromptPayProxy> proxies) {

    public VillageReceivers {
        billerIds = Set.copyOf(billerIds);
        proxies = Set.copyOf(proxies);
    }

    /// Whether the transfer came here. `UNCLEAR` if what the slip shows is not known of the
    /// village, hidden, or contradicts itself; names play no part.
    Likeness likeness(Transfer transfer) {
        Receiver receiver = transfer.receiver();
        var found = EnumSet.noneOf(Likeness.class);
        Stream.of(Optional.ofNullable(receiver.proxy()), Optional.ofNullable(receiver.account()))
                .flatMap(Optional::stream)
                .flatMap(shown -> likeness(shown, transfer.receivingBank()).stream())
                .forEach(found::add);
        if (found.contains(Likeness.IDENTICAL)) {
            return Likeness.IDENTICAL;
        }
        if (found.contains(Likeness.ALIKE) && !found.contains(Likeness.DIFFERENT)) {
            return Likeness.ALIKE;
        }
        return found.equals(EnumSet.of(Likeness.DIFFERENT)) ? Likeness.DIFFERENT : Likeness.UNCLEAR;
    }

    /// Empty if the village has no number of this kind.
    private Optional<Likeness> likeness(ShownNumber shown, @Nullable String bank) {
        var billers =
                shown.kind() == Kind.BILLER_ID
                        ? billerIds.stream().map(id -> shown.likeness(List.of(id)))
                        : Stream.<Likeness>empty();
        var others =
                proxies.stream()
                        .filter(proxy -> kind(proxy) == shown.kind())
                        .map(proxy -> likeness(shown, bank, proxy));
        var found = EnumSet.noneOf(Likeness.class);
        Stream.concat(billers, others).forEach(found::add);
        return Stream.of(Likeness.IDENTICAL, Likeness.ALIKE, Likeness.UNCLEAR, Likeness.DIFFERENT)
                .filter(found::contains)
                .findFirst();
    }

    private static Likeness likeness(
            ShownNumber shown, @Nullable String bank, PromptPayProxy proxy) {
        return switch (proxy) {
            case MobileNumber mobile -> shown.likeness(List.of(mobile.local(), mobile.value()));
            case NationalId id -> shown.likeness(List.of(id.value()));
            case EWalletId wallet -> shown.likeness(List.of(wallet.value()));
            case BankAccount account -> likeness(shown, bank, account);
        };
    }

    /// The same number at another bank is another account.
    private static Likeness likeness(
            ShownNumber shown, @Nullable String bank, BankAccount account) {
        var number = shown.likeness(List.of(account.account()));
        if (bank == null) {
            return number == Likeness.DIFFERENT ? Likeness.DIFFERENT : Likeness.UNCLEAR;
        }
        return Objects.equals(bank, account.bankCode()) ? number : Likeness.DIFFERENT;
    }

    private static Kind kind(PromptPayProxy proxy) {
        return switch (proxy) {
            case MobileNumber _ -> Kind.MOBILE;
            case NationalId _ -> Kind.NATIONAL_ID;
            case EWalletId _ -> Kind.E_WALLET;
            case BankAccount _ -> Kind.BANK_ACCOUNT;
        };
    }
}
