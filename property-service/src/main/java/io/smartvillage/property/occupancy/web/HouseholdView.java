package io.smartvillage.property.occupancy.web;

import io.smartvillage.property.occupancy.Occupancy;
import java.util.List;

record HouseholdView(List<OccupancyView> occupancies) {

    static HouseholdView of(List<Occupancy> household) {
        return new HouseholdView(household.stream().map(OccupancyView::of).toList());
    }
}
