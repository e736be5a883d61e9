package main

import (
	"context"
	"errors"
	"fmt"
	"syscall"
	"time"

	nfqueue "github.com/florianl/go-nfqueue/v2"
	"github.com/mdlayher/netlink"
	"k8s.io/klog/v2"
	"sigs.k8s.io/kube-network-policies/pkg/network"
)

const (
	// Headers are enough to judge by.
	copyBytes = 128
	queueSize = 4096
	// Packets that may wait at the same moment for their pod to become known; more are dropped.
	maxHeld = 512
)

type queue struct {
	*nfqueue.Nfqueue
	judge *judge
	held  chan struct{}
}

// openQueue starts to give verdicts; an error that ends them is sent to failed.
func openQueue(ctx context.Context, judge *judge, failed chan<- error) (*queue, error) {
	conn, err := nfqueue.Open(&nfqueue.Config{
		NfQueue:      queueID,
		MaxPacketLen: copyBytes,
		MaxQueueLen:  queueSize,
		Copymode:     nfqueue.NfQnlCopyPacket,
		WriteTimeout: 50 * time.Millisecond,
	})
	if err != nil {
		return nil, fmt.Errorf("open queue %d: %w", queueID, err)
	}
	// A burst must not end the connection to the kernel; what does not fit is dropped.
	if err := conn.SetOption(netlink.NoENOBUFS, true); err != nil {
		return nil, fmt.Errorf("queue option: %w", err)
	}
	q := &queue{Nfqueue: conn, judge: judge, held: make(chan struct{}, maxHeld)}
	onPacket := func(a nfqueue.Attribute) int { q.receive(ctx, a); return 0 }
	onError := func(err error) int {
		// A verdict on a packet that the kernel has dropped meanwhile, with the interface of a pod that is gone.
		if errors.Is(err, syscall.ENOENT) {
			return 0
		}
		select {
		case failed <- fmt.Errorf("queue %d: %w", queueID, err):
		default:
		}
		return 1
	}
	return q, conn.RegisterWithErrorFunc(ctx, onPacket, onError)
}

func (q *queue) receive(ctx context.Context, a nfqueue.Attribute) {
	if a.PacketID == nil {
		return
	}
	id := *a.PacketID
	if a.Payload == nil {
		q.verdict(id, false)
		return
	}
	packet, err := network.ParsePacket(*a.Payload)
	if err != nil {
		klog.V(2).InfoS("Dropped a packet that cannot be read", "reason", err)
		q.verdict(id, false)
		return
	}
	if q.judge.known(&packet) {
		q.verdict(id, q.judge.allows(ctx, &packet))
		return
	}
	q.hold(ctx, id, &packet)
}

func (q *queue) hold(ctx context.Context, id uint32, packet *network.Packet) {
	select {
	case q.held <- struct{}{}:
		go func() {
			defer func() { <-q.held }()
			q.verdict(id, q.judge.allows(ctx, packet))
		}()
	default:
		q.verdict(id, false)
	}
}

func (q *queue) verdict(id uint32, accept bool) {
	verdict := nfqueue.NfDrop
	if accept {
		verdict = nfqueue.NfAccept
	}
	if err := q.SetVerdict(id, verdict); err != nil {
		klog.ErrorS(err, "Verdict was not delivered", "packet", id)
	}
}
