// Command local-path provisions PersistentVolumes as folders of this node. It runs on the node itself, so
// that a volume costs one mkdir and not a helper pod.
package main

import (
	"context"
	"errors"
	"flag"
	"os"
	"os/signal"
	"syscall"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/klog/v2"
	"sigs.k8s.io/sig-storage-lib-external-provisioner/v13/controller"
)

const provisionerName = "souk.dev/local-path"

type options struct {
	kubeconfig string
	node       string
	root       string
}

func main() {
	klog.InitFlags(nil)
	var opts options
	flag.StringVar(&opts.kubeconfig, "kubeconfig", "", "path of the kubeconfig")
	flag.StringVar(&opts.node, "node", "", "value of the label kubernetes.io/hostname of this node")
	flag.StringVar(&opts.root, "root", "", "absolute path of the folder that holds the volumes")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	if err := run(ctx, opts); err != nil && !errors.Is(err, context.Canceled) {
		klog.ErrorS(err, "Provisioning ended")
		os.Exit(1)
	}
}

func run(ctx context.Context, opts options) error {
	folders, err := openFolders(opts.root)
	if err != nil {
		return err
	}
	config, err := clientcmd.BuildConfigFromFlags("", opts.kubeconfig)
	if err != nil {
		return err
	}
	client, err := kubernetes.NewForConfig(unlimited(config))
	if err != nil {
		return err
	}
	if err := sweep(ctx, client, folders); err != nil {
		return err
	}
	provisioner := &provisioner{folders: folders, node: opts.node}
	pc := controller.NewProvisionController(ctx, client, provisionerName, provisioner,
		controller.LeaderElection(false), controller.AddFinalizer(true))
	pc.Run(ctx)
	return ctx.Err()
}

func sweep(ctx context.Context, client kubernetes.Interface, folders *folders) error {
	volumes, err := client.CoreV1().PersistentVolumes().List(ctx, metav1.ListOptions{})
	if err != nil {
		return err
	}
	used := map[string]bool{}
	for _, volume := range volumes.Items {
		if volume.Spec.HostPath != nil {
			used[volume.Spec.HostPath.Path] = true
		}
	}
	return folders.sweep(used)
}

// One client on the same machine needs no rate limit, and a queue of it would delay the next volume.
func unlimited(config *rest.Config) *rest.Config {
	config.QPS = -1
	return config
}
