package io.slipway.exec;

/** Whether somebody pressed Ctrl-C meanwhile. */
public interface StopWish {
    boolean present();
}
