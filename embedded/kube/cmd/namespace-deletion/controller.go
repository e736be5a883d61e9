package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	v1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	coreinformers "k8s.io/client-go/informers/core/v1"
	"k8s.io/client-go/kubernetes"
	corelisters "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/metadata"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/util/workqueue"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/pkg/controller/namespace/deletion"
)

const (
	workers = 8
	// How soon to look again at a namespace that still holds something, such as a pod that is ending.
	lookAgain = 400 * time.Millisecond
	// After this long something blocks the deletion, and looking often would only cost.
	soon = 30 * time.Second
	// How often to look then.
	lookAgainLater = 5 * time.Second
)

type controller struct {
	lister  corelisters.NamespaceLister
	synced  cache.InformerSynced
	deleter deletion.NamespacedResourcesDeleterInterface
	queue   workqueue.TypedRateLimitingInterface[string]
}

func newController(ctx context.Context, client kubernetes.Interface, objects metadata.Interface, namespaces coreinformers.NamespaceInformer) (*controller, error) {
	limiter := workqueue.NewTypedItemExponentialFailureRateLimiter[string](5*time.Millisecond, 10*time.Second)
	c := &controller{
		lister: namespaces.Lister(),
		synced: namespaces.Informer().HasSynced,
		deleter: deletion.NewNamespacedResourcesDeleter(ctx, client.CoreV1().Namespaces(), objects,
			client.CoreV1(), client.Discovery().ServerPreferredNamespacedResources, v1.FinalizerKubernetes),
		queue: workqueue.NewTypedRateLimitingQueue(limiter),
	}
	_, err := namespaces.Informer().AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc: c.enqueue,
		// A pass writes the namespace's conditions itself; that news must not start the next pass.
		UpdateFunc: func(old, cur any) {
			if previous, ok := old.(*v1.Namespace); ok && previous.DeletionTimestamp == nil {
				c.enqueue(cur)
			}
		},
	})
	return c, err
}

func (c *controller) enqueue(obj any) {
	if namespace, ok := obj.(*v1.Namespace); ok && namespace.DeletionTimestamp != nil {
		c.queue.Add(namespace.Name)
	}
}

func (c *controller) run(ctx context.Context) error {
	if !cache.WaitForCacheSync(ctx.Done(), c.synced) {
		return fmt.Errorf("cache of namespaces: %w", context.Cause(ctx))
	}
	klog.InfoS("Waiting for namespaces to delete")
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for c.next(ctx) {
			}
		})
	}
	<-ctx.Done()
	c.queue.ShutDown()
	group.Wait()
	return ctx.Err()
}

func (c *controller) next(ctx context.Context) bool {
	name, shutdown := c.queue.Get()
	if shutdown {
		return false
	}
	defer c.queue.Done(name)
	after, err := c.pass(ctx, name)
	switch {
	case err != nil:
		klog.ErrorS(err, "Namespace was not emptied", "namespace", name)
		c.queue.AddRateLimited(name)
	case after > 0:
		c.queue.Forget(name)
		c.queue.AddAfter(name, after)
	default:
		c.queue.Forget(name)
	}
	return true
}

// pass deletes what it finds in a namespace, and the namespace itself once it is empty. It answers after how
// long to look again; never, when that is 0.
func (c *controller) pass(ctx context.Context, name string) (time.Duration, error) {
	namespace, err := c.lister.Get(name)
	if apierrors.IsNotFound(err) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	err = c.deleter.Delete(ctx, name)
	var remaining *deletion.ResourcesRemainingError
	if !errors.As(err, &remaining) {
		return 0, err
	}
	if namespace.DeletionTimestamp != nil && time.Since(namespace.DeletionTimestamp.Time) > soon {
		return lookAgainLater, nil
	}
	return lookAgain, nil
}
