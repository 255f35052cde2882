//! How often memory is asked for: every allocation of this thread, on which all of a contender's work is done.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

thread_local! {
    static COUNT: Cell<u64> = const { Cell::new(0) };
}

/// The number of allocations, those that grew included.
pub(crate) fn so_far() -> u64 {
    COUNT.get()
}

fn count() {
    // A thread that ends has no counter any more.
    _ = COUNT.try_with(|count| count.set(count.get() + 1));
}

// SAFETY: all is left to `System`; what is added touches no memory but a counter that needs no allocation.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        unsafe { System.realloc(pointer, layout, size) }
    }
}
