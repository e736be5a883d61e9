package main

import (
	"context"
	"fmt"
	"strings"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/sig-storage-lib-external-provisioner/v13/controller"
)

type provisioner struct {
	folders *folders
	node    string
}

func (p *provisioner) Provision(_ context.Context, opts controller.ProvisionOptions) (*v1.PersistentVolume, controller.ProvisioningState, error) {
	if err := supported(opts.PVC); err != nil {
		return nil, controller.ProvisioningFinished, err
	}
	name := strings.Join([]string{opts.PVName, opts.PVC.Namespace, opts.PVC.Name}, "_")
	path, err := p.folders.create(name)
	if err != nil {
		return nil, controller.ProvisioningFinished, err
	}
	return p.volume(opts, path), controller.ProvisioningFinished, nil
}

func (p *provisioner) Delete(_ context.Context, volume *v1.PersistentVolume) error {
	if volume.Spec.HostPath == nil {
		return fmt.Errorf("volume %s has no host path", volume.Name)
	}
	return p.folders.remove(volume.Spec.HostPath.Path)
}

func supported(claim *v1.PersistentVolumeClaim) error {
	if claim.Spec.Selector != nil {
		return fmt.Errorf("spec.selector is not supported")
	}
	if mode := claim.Spec.VolumeMode; mode != nil && *mode != v1.PersistentVolumeFilesystem {
		return fmt.Errorf("spec.volumeMode %s is not supported; it must be Filesystem", *mode)
	}
	for _, mode := range claim.Spec.AccessModes {
		if mode != v1.ReadWriteOnce && mode != v1.ReadWriteOncePod {
			return fmt.Errorf("spec.accessModes %s is not supported; it must be ReadWriteOnce or ReadWriteOncePod", mode)
		}
	}
	return nil
}

func (p *provisioner) volume(opts controller.ProvisionOptions, path string) *v1.PersistentVolume {
	// Directory and not DirectoryOrCreate: a lost folder must stop the pod, not give it an empty volume.
	kind := v1.HostPathDirectory
	return &v1.PersistentVolume{
		ObjectMeta: metav1.ObjectMeta{Name: opts.PVName},
		Spec: v1.PersistentVolumeSpec{
			PersistentVolumeReclaimPolicy: *opts.StorageClass.ReclaimPolicy,
			AccessModes:                   opts.PVC.Spec.AccessModes,
			Capacity: v1.ResourceList{
				v1.ResourceStorage: opts.PVC.Spec.Resources.Requests[v1.ResourceStorage],
			},
			PersistentVolumeSource: v1.PersistentVolumeSource{
				HostPath: &v1.HostPathVolumeSource{Path: path, Type: &kind},
			},
			NodeAffinity: onNode(p.node),
		},
	}
}

func onNode(name string) *v1.VolumeNodeAffinity {
	term := v1.NodeSelectorTerm{MatchExpressions: []v1.NodeSelectorRequirement{
		{Key: v1.LabelHostname, Operator: v1.NodeSelectorOpIn, Values: []string{name}},
	}}
	return &v1.VolumeNodeAffinity{Required: &v1.NodeSelector{NodeSelectorTerms: []v1.NodeSelectorTerm{term}}}
}
